/**
 * An error that the user can fix. Its message says what is wrong and what to do, and is shown without a stack.
 * Any other error is a defect of Kith and is shown with its stack.
 */
export class UserFacingError extends Error {
  /**
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'UserFacingError';
  }
}

/**
 * Explains common system errors (full disk, missing permission, read-only mount). Returns every other error unchanged.
 * @param {unknown} error
 * @returns {unknown}
 */
export function toUserFacing(error) {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'the folder of the clone';
  if (error.code === 'ENOSPC') {
    return new UserFacingError(`The disk is full (writing ${place}). Free some space and start again.`, {
      cause: error,
    });
  }
  if (error.code === 'EROFS') {
    const message = `${place} is on a read-only file system. Kith writes below .kith and dist: use a clone that can be written.`;
    return new UserFacingError(message, { cause: error });
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new UserFacingError(
      `${place} cannot be written by this user. Make it writable, or use the user that owns it.`,
      {
        cause: error,
      },
    );
  }
  return error;
}

/**
 * Runs a command's main function and turns its outcome into the process's exit code.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (thrown) {
    const error = toUserFacing(thrown);
    console.error(error instanceof UserFacingError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

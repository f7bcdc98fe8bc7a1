/**
 * A trouble the person at the keyboard can act on. Its message is one sentence, or two: what is wrong and what to do.
 * Anything else that is thrown is a fault of ours and is shown with its stack.
 */
export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {{ cause?: unknown }} [options]
   */
  constructor(sentence, options) {
    super(sentence, options);
    this.name = 'Trouble';
  }
}

/**
 * Puts the system errors that anyone may meet into words; every other error is returned as it came.
 * @param {unknown} error
 * @returns {unknown}
 */
export function inWords(error) {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'the folder of the clone';
  if (error.code === 'ENOSPC') {
    return new Trouble(`The disk is full (writing ${place}). Free some space and start again.`, { cause: error });
  }
  if (error.code === 'EACCES' || error.code === 'EROFS') {
    return new Trouble(`${place} cannot be written by this user. Make it writable, or use the user that owns it.`, {
      cause: error,
    });
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
    const error = inWords(thrown);
    console.error(error instanceof Trouble ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

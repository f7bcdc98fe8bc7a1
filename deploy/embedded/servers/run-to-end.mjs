import { UserFacingError } from '../user-facing-error.mjs';
import { describeExit } from './managed-process.mjs';
import { lastLine } from './unexpected-exit.mjs';
import { utf8Environment } from './utf8-environment.mjs';

/**
 * Runs a program that prepares a server. It belongs to the server's group, so it ends with the group, and the next start stops the
 * one of a killed start.
 * @param {Pick<import('./managed-process.mjs').LaunchOptions, 'name' | 'command' | 'args' | 'cwd' | 'logFile'> & {
 *   group: import('./process-group.mjs').ProcessGroup }} program
 * @param {string} failure what to say when it fails, before the reason
 * @throws {UserFacingError} when it fails
 */
export async function runToEnd({ group, ...program }, failure) {
  const options = { ...program, env: utf8Environment(), stopSignal: /** @type {const} */ ('SIGTERM'), graceMs: 1_000 };
  const exit = await group.launch(options).exited;
  if (exit.code === 0) return;
  const isMissing = exit.error && 'code' in exit.error && exit.error.code === 'ENOENT';
  // Only root needs setpriv; Java was found before.
  const missing = `${program.command} is missing; install util-linux, or use a user other than root.`;
  const reason = isMissing ? missing : exit.signal ? describeExit(exit) : lastLine(program.logFile);
  throw new UserFacingError(`${failure}: ${reason}`, { cause: exit.error });
}

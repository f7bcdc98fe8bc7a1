// The tools that must be installed on the machine: Java, Maven, npm.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserFacingError } from '../user-facing-error.mjs';
import { runCommand } from './command.mjs';

const OLDEST_JAVA = 17;
const OWN_KAFKA = 'or set KITH_KAFKA_BROKERS to a Kafka of your own';

/**
 * The java command of JAVA_HOME, else of the PATH.
 * @returns {Promise<string>}
 * @throws {UserFacingError} when there is none or it is too old
 */
export async function findJava() {
  const command = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const output = await outputOf(command, ['-version']);
  if (output === undefined) {
    const where = process.env.JAVA_HOME ? `JAVA_HOME (${process.env.JAVA_HOME}) contains none` : 'java was not found';
    throw new UserFacingError(
      `Kafka needs Java ${OLDEST_JAVA} or later, but ${where}. Install it (Debian, Ubuntu: ` +
        `apt install openjdk-17-jre-headless; macOS: brew install openjdk@17), ${OWN_KAFKA}.`,
    );
  }
  // "17.0.15", "21", and the old scheme: "1.8.0_402".
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = Number(first === '1' ? second : first);
  if (!(major >= OLDEST_JAVA)) {
    throw new UserFacingError(
      `Kafka needs Java ${OLDEST_JAVA} or later, but this is Java ${first === '1' ? second : first} (${command}). ` +
        `Install a later one or point JAVA_HOME to it, ${OWN_KAFKA}.`,
    );
  }
  return command;
}

/**
 * @returns {Promise<string>} the Maven command
 * @throws {UserFacingError} when there is none
 */
export async function findMaven() {
  if ((await outputOf('mvn', ['--version'])) !== undefined) return 'mvn';
  throw new UserFacingError(
    'Kith fetches Kafka with Maven, but mvn was not found. Install it (Debian, Ubuntu: apt install maven; macOS: ' +
      `brew install maven), ${OWN_KAFKA}.`,
  );
}

/**
 * The npm that started this process, else the one on the PATH.
 * @returns {{ command: string, args: string[] }}
 */
export function findNpm() {
  const cli = process.env.npm_execpath;
  const isNpm = cli !== undefined && path.basename(cli) === 'npm-cli.js' && existsSync(cli);
  return isNpm ? { command: process.execPath, args: [cli] } : { command: 'npm', args: [] };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string | undefined>} undefined when the command does not exist or fails
 */
async function outputOf(command, args) {
  try {
    const { code, tail } = await runCommand(command, args);
    return code === 0 ? tail : undefined;
  } catch {
    return undefined;
  }
}

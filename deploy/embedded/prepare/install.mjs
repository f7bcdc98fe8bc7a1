// Installs what is missing: packages with npm, Kafka's jars with Maven.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kafkaJarsFolder, pinnedNode, projectRoot } from '../paths.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { runCommand } from './command.mjs';
import { runWithNetwork } from './network.mjs';
import { findMaven, findNpm } from './tools.mjs';

const pom = path.join(projectRoot, 'deploy', 'embedded', 'kafka', 'pom.xml');
/** Milliseconds for a connection, and without data; by default Maven waits half an hour for data. */
const IMPATIENT = ['-Daether.connector.connectTimeout=10000', '-Daether.connector.requestTimeout=60000'];
const pomHashFile = path.join(kafkaJarsFolder, '.pom-hash');

/**
 * Whether `node_modules` matches package-lock.json. npm writes its list of installed packages last, so an interrupted
 * installation does not count.
 */
export function arePackagesInstalled() {
  const wanted = readPackages(path.join(projectRoot, 'package-lock.json'));
  const installed = readPackages(path.join(projectRoot, 'node_modules', '.package-lock.json'));
  return (
    existsSync(pinnedNode) &&
    Object.entries(wanted).every(([place, { version, optional }]) => {
      const found = installed[place];
      // Optional packages may be for other platforms.
      return place === '' || (found ? found.version === version : optional === true);
    })
  );
}

/**
 * Installs the versions of package-lock.json.
 * @throws {UserFacingError} with npm's last lines when it fails
 */
export async function installPackages() {
  const npm = findNpm();
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  const once = ['--fetch-retries=0', '--fetch-timeout=15000'];
  const { code, tail } = await runWithNetwork({
    run: (stop) => runCommand(npm.command, [...npm.args, 'ci', ...quietly], { stop }),
    probe: (stop) => runCommand(npm.command, [...npm.args, 'ping', ...once], { stop }),
    failure: 'npm cannot reach its registry, from which the first start installs the packages',
  });
  if (code !== 0) throw new UserFacingError(`npm could not install the packages. npm output:\n${tail}`);
  if (!existsSync(pinnedNode)) {
    throw new UserFacingError(
      'npm installed the packages without their install scripts. Unset ignore-scripts and start again.',
    );
  }
}

/** Whether the jars of the current pom.xml are installed. */
export function isKafkaInstalled() {
  return existsSync(pomHashFile) && readFileSync(pomHashFile, 'utf8') === hashOf(pom);
}

/**
 * @param {(detail: string) => void} report called with the progress
 * @throws {UserFacingError} when Maven is missing, or with its last lines when it fails
 */
export async function installKafka(report) {
  const maven = await findMaven();
  // Renamed when complete: an interrupted download leaves no folder of this name.
  const draft = `${kafkaJarsFolder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  let fetched = 0;
  /** @param {string} line */
  const onLine = (line) => {
    if (line.includes('Downloaded from')) report(`${++fetched} files fetched`);
  };
  const { code, tail } = await runWithNetwork({
    run: (stop) => runCommand(maven, ['--batch-mode', ...IMPATIENT, '-f', pom, ...goal], { onLine, stop }),
    isConnected: () => fetched > 0,
    failure: "Maven cannot reach its repository, from which the first start fetches Kafka's jars",
  });
  if (code !== 0) throw new UserFacingError(`Maven could not fetch Kafka. Maven output:\n${tail}`);
  writeFileSync(path.join(draft, path.basename(pomHashFile)), hashOf(pom));
  rmSync(kafkaJarsFolder, { recursive: true, force: true });
  renameSync(draft, kafkaJarsFolder);
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  if (!existsSync(lockFile)) return {};
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

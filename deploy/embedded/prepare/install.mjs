// Brings what is missing: packages from npm, Kafka's jars through Maven. Does nothing when all is there.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kafkaJarsFolder, pinnedNode, projectRoot } from '../paths.mjs';
import { Trouble } from '../trouble.mjs';
import { runCommand } from './command.mjs';
import { findMaven, findNpm } from './tools.mjs';

const pom = path.join(projectRoot, 'deploy', 'embedded', 'kafka', 'pom.xml');
const pomHashFile = path.join(kafkaJarsFolder, '.pom-hash');

/**
 * Whether `node_modules` holds what package-lock.json asks for. npm keeps its own list of what it installed and writes it
 * last, so an interrupted installation does not pass.
 */
export function arePackagesInstalled() {
  const wanted = readPackages(path.join(projectRoot, 'package-lock.json'));
  const installed = readPackages(path.join(projectRoot, 'node_modules', '.package-lock.json'));
  return (
    existsSync(pinnedNode) &&
    Object.entries(wanted).every(([place, { version, optional }]) => {
      const found = installed[place];
      // Optional ones are for other platforms.
      return place === '' || (found ? found.version === version : optional === true);
    })
  );
}

/**
 * Installs the versions of package-lock.json.
 * @throws {Trouble} when npm fails, with its own last words
 */
export async function installPackages() {
  const npm = findNpm();
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { code, tail } = await runCommand(npm.command, [...npm.args, 'ci', ...quietly]);
  if (code !== 0) throw new Trouble(`npm could not install the packages. It said:\n${tail}`);
  if (!existsSync(pinnedNode)) {
    throw new Trouble(
      'npm installed the packages without their install scripts. Unset ignore-scripts and start again.',
    );
  }
}

/** Whether the jars that the pom asks for are there. */
export function isKafkaInstalled() {
  return existsSync(pomHashFile) && readFileSync(pomHashFile, 'utf8') === hashOf(pom);
}

/**
 * @param {(detail: string) => void} say told how far it is
 * @throws {Trouble} when Maven is missing or fails, with its own last words
 */
export async function installKafka(say) {
  const maven = await findMaven();
  // Made under another name first: a folder of the right name is a whole one, also when we are stopped half way.
  const draft = `${kafkaJarsFolder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  let fetched = 0;
  const { code, tail } = await runCommand(maven, ['--batch-mode', '-f', pom, ...goal], (line) => {
    if (line.includes('Downloaded from')) say(`${++fetched} files fetched`);
  });
  if (code !== 0) throw new Trouble(`Maven could not fetch Kafka. It said:\n${tail}`);
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

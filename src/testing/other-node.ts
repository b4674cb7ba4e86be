import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The npm packages that hold nothing but Node's own program, so that no install script has to run. */
const program = `node-${process.platform}-${process.arch}`;

/** The oldest Node that is promised, and the newest of those after it that tests are run on. */
export const nodeVersions = ['20.19.0', '22.23.3', '24.21.0'];

/** Leaves tests out where npm reaches no registry, except in CI, where a test left out is a test that failed. */
export function isWithoutRegistry(): boolean {
  return process.env.CI === undefined && spawnSync('npm', ['view', program, 'name']).status !== 0;
}

/** Has a version of Node from the registry, below a folder. Gives the absolute path of its program. */
export function installNode(version: string, folder: string): string {
  const prefix = join(folder, version);
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', prefix];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, `${program}@${version}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Node ${version} was not installed: ${stderr}`);
  return join(prefix, 'node_modules', program, 'bin', 'node');
}

import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from './errors.ts';

/** What makes a folder a project. */
const mark = path.join('data', 'publication.yaml');

export function isProject(folder: string): boolean {
  return fs.existsSync(path.join(folder, mark));
}

/** The nearest project upwards from a folder (absolute); undefined if there is none. */
export function nearestProject(folder: string): string | undefined {
  if (isProject(folder)) return folder;
  const above = path.dirname(folder);
  return above === folder ? undefined : nearestProject(above);
}

/**
 * The project that a command works on, as an absolute path: `named` (--project), else the nearest upwards from `cwd`.
 * @throws BriefError usage, where there is none.
 */
export function chooseProject(cwd: string, named: string | undefined): string {
  const found = named === undefined ? nearestProject(cwd) : path.resolve(cwd, named);
  if (found !== undefined && isProject(found)) return found;
  const where = found === undefined ? `in ${cwd} or above it` : `in ${found}`;
  throw new BriefError('usage', `there is no project ${where}: a project is a folder with ${mark}`, {
    hint: 'go to one, or name one with --project DIR',
  });
}

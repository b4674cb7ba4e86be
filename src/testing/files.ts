import { type Files, projectFiles } from '../project/files.ts';
import { projectRoot } from './browser.ts';

/** The files of a project (absolute path), with the engine of this checkout. */
export function filesAt(root: string): Files {
  return projectFiles({ root, engine: projectRoot });
}

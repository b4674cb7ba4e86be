import path from 'node:path';

/** Whether a path is that of a folder or of something in it. Both absolute, links not followed. */
export function isWithin(folder: string, target: string): boolean {
  const way = path.relative(folder, target);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

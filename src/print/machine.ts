import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { FoundBrowser, Machine } from './find.ts';

/** The machine that this process runs on, as the search for a browser sees it. `environment` has the process's variables. */
export function thisMachine(environment: Machine['environment']): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    environment,
    exists: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
    list: (folder) => {
      try {
        return readdirSync(folder).sort();
      } catch {
        return [];
      }
    },
  };
}

/**
 * Which build of the browser this is, told without starting it: changes whenever the bytes that it prints might.
 * The embedded one by version and hash, any other by path, size in bytes and time of last change.
 */
export function identifyBrowser({ embedded, executable }: FoundBrowser): string {
  if (embedded !== undefined) return `embedded ${embedded.build}`;
  const { size, mtimeMs } = statSync(executable);
  return `${executable} ${size} ${Math.round(mtimeMs)}`;
}

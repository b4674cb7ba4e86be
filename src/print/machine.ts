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
    exists: (path) => {
      try {
        return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
      } catch {
        // Folders on PATH need not be readable.
        return false;
      }
    },
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
 * Identifies the build of a browser without starting it; changes whenever the bytes that it prints might. The embedded
 * browser has its version and hash, any other its path, size in bytes and time of last change.
 */
export function identifyBrowser({ embedded, executable }: FoundBrowser): string {
  if (embedded !== undefined) return `embedded ${embedded.build}`;
  const { size, mtimeMs } = statSync(executable);
  return `${executable} ${size} ${Math.round(mtimeMs)}`;
}

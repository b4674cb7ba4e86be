import fs from 'node:fs';
import path from 'node:path';

/** Milliseconds without another change after which a change is reported: an editor saves in several steps. */
const calm = 25;

/**
 * Tells when something changes below folders, new folders included; a folder that is not there is left out. Every folder
 * is watched by itself: a watch on a file is lost where an editor saves by putting another file in its place. Gives what
 * ends it.
 */
export function watchFolders(folders: readonly string[], changed: () => void): () => void {
  const watchers = new Map<string, fs.FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const found = new Set(folders.flatMap(foldersBelow));
    for (const [folder, watcher] of watchers) {
      if (found.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of found) if (!watchers.has(folder)) watch(folder);
  };
  const watch = (folder: string): void => {
    try {
      const watcher = fs.watch(folder, (_, name) => {
        // A file that is written under another name is reported when it is renamed.
        if (name === null || !/^\..*\.tmp$|~$|\.sw[a-z]$/.test(name)) soon();
      });
      watcher.on('error', () => watchers.delete(folder));
      watchers.set(folder, watcher);
    } catch {
      // The folder was removed since it was listed; the folder above it reports that.
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      look();
      changed();
    }, calm);
  };
  look();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function foldersBelow(folder: string): readonly string[] {
  try {
    const inside = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...inside.flatMap(({ name }) => foldersBelow(path.join(folder, name)))];
  } catch {
    return [];
  }
}

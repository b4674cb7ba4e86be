import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The user and the group that own nothing, on every Linux. */
const nobody = 65_534;

/** A user who is not root, with a folder of their own. */
export interface OtherUser {
  /** Absolute path. */
  readonly home: string;
  /** What stands before a command that this user runs. */
  readonly asUser: readonly string[];
}

/** A user with a new home in `folder`, which everybody may look into from now on: who runs the test, but where that is root. */
export function asOther(folder: string, name: string): OtherUser {
  const home = join(folder, name);
  mkdirSync(home);
  if (process.getuid?.() !== 0) return { home, asUser: [] };
  chmodSync(folder, 0o755);
  chownSync(home, nobody, nobody);
  return { home, asUser: ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] };
}

const cut = ['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-current-user'])];
/** What stands before a command that is to have no network, where the system can take it away. */
export const withoutNetwork: readonly string[] =
  spawnSync(cut[0] ?? '', [...cut.slice(1), 'true']).status === 0 ? cut : [];

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BriefError } from '../project/errors.ts';
import { guard } from '../project/guard.ts';
import type { BrowserEnd } from './failure.ts';
import type { FoundBrowser } from './find.ts';
import { browserArguments, browserEnvironment } from './flags.ts';
import { type PipeTransport, pipeTransport } from './pipe.ts';
import { removeAtOnce } from './unpack.ts';

/** One process of the browser, with its own process group and private folder. */
export interface BrowserProcess {
  readonly transport: PipeTransport;
  /** Resolves when the process has ended, or could not be started. Never rejects. */
  readonly ended: Promise<BrowserEnd>;
  /** Ends the whole process group at once and removes the private folder. For signal handlers: synchronous. */
  kill(): void;
  /** Does the same and resolves when process and folder are gone. */
  close(): Promise<void>;
}

const stderrLimit = 64 * 1024;
const leftoverAge = 60 * 60 * 1000;

/** Starts the browser and returns at once. `privateFolder` is an absolute path; the profile is made below it. */
export function startProcess(options: {
  readonly found: FoundBrowser;
  readonly privateFolder: string;
  readonly sandbox: boolean;
}): BrowserProcess {
  const { found, privateFolder, sandbox } = options;
  const profile = makeProfile(join(privateFolder, 'run'));
  const releaseProfile = guard(profile);
  const child = spawn(found.executable, browserArguments({ profile, sandbox }), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C does not reach it before us, and all its processes can be ended as one.
    detached: process.platform !== 'win32',
    env: { ...browserEnvironment({ found, profile, inherited: process.env }) },
    windowsHide: true,
  });
  const releaseGroup = child.pid === undefined ? () => {} : guard(child.pid);
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr = `${stderr}${String(chunk)}`.slice(-stderrLimit);
  });
  const ended = new Promise<BrowserEnd>((resolve) => {
    const { executable } = found;
    child.once('error', (spawnError) => resolve({ executable, stderr, code: null, signal: null, spawnError }));
    const end = (code: number | null, signal: string | null): void => resolve({ executable, stderr, code, signal });
    child.once('close', end);
    // A process that outlives its parent may hold stderr open, and 'close' would never come.
    child.once('exit', (code, signal) => setTimeout(end, 500, code, signal).unref());
  });
  // Not after the end: the number may then belong to other processes.
  let over = false;
  const endAll = (): void => {
    if (!over) endGroup(child.pid);
  };
  child.once('exit', () => {
    endAll();
    over = true;
    releaseGroup();
  });
  const kill = (): void => {
    endAll();
    removeAtOnce(profile);
    releaseProfile();
  };
  const close = async (): Promise<void> => {
    endAll();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
    releaseProfile();
  };
  const [, , , toBrowser, fromBrowser] = child.stdio;
  return { transport: pipeTransport(toBrowser, fromBrowser), ended, kill, close };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** With less than these bytes free, Chromium warns; with a tenth of them it dies without saying why. */
const leastFree = 64 * 2 ** 20;

function makeProfile(parent: string): string {
  const own = makeProfileIn(parent);
  if (own !== undefined && hasRoom(own) && isOpenToRoot(own)) return own;
  if (own !== undefined) rmSync(own, { recursive: true, force: true });
  if (!hasRoom(tmpdir())) throw diskFull(own === undefined ? [tmpdir()] : [parent, tmpdir()]);
  try {
    return mkdtempSync(join(tmpdir(), 'briefpress-'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BriefError('output', `Could not make a folder for the browser in ${parent}: ${reason}.`, {
      hint: 'Make that folder writable, or set TMPDIR to a folder that is.',
      cause: error,
    });
  }
}

/**
 * Whether processes of root that have given up its privileges, as those of the browser that draw pages do, come into a
 * folder: not into what lies in another user's private one, say a home directory that a container was given.
 */
function isOpenToRoot(folder: string): boolean {
  if (process.geteuid?.() !== 0) return true;
  const { uid, mode } = statSync(folder);
  const isOpen = (mode & (uid === 0 ? 0o100 : 0o001)) !== 0;
  return isOpen && (dirname(folder) === folder || isOpenToRoot(dirname(folder)));
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= leastFree;
  } catch {
    // Not every file system tells.
    return true;
  }
}

function diskFull(folders: readonly string[]): BriefError {
  const places = folders.join(' and ');
  return new BriefError('output', `The disk is full where the browser would keep what it works with: ${places}.`, {
    hint: `Free ${leastFree / 2 ** 20} MB there, or set TMPDIR to a folder on another disk.`,
  });
}

/** A new folder; undefined if it cannot be made in the parent. */
function makeProfileIn(parent: string): string | undefined {
  const profile = join(parent, `${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeLeftovers(parent);
    mkdirSync(profile, { mode: 0o700 });
    return profile;
  } catch {
    return undefined;
  }
}

/** Folders of processes that were killed and could not clean up. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = Number.parseInt(name, 10);
    const path = join(parent, name);
    try {
      if (isRunning(owner) || Date.now() - statSync(path).mtimeMs < leftoverAge) continue;
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another process removes it at the same time.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

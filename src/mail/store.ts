import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from '../project/errors.ts';
import { guard } from '../project/guard.ts';
import { readRegular } from '../project/read-regular.ts';
import { removeLeftovers, writeFile } from '../project/write.ts';
import { type Deliveries, deliveriesSchema } from './deliveries.ts';

/** The log of deliveries in the private folder of a project, locked by one run at a time. */
export interface DeliveryStore {
  /** A keyed hash of an address, which cannot be reversed or guessed without the key beside the log. */
  readonly hash: (address: string) => string;
  readonly read: () => Deliveries;
  /** @throws BriefError output: then nothing may be sent, since it could not be recorded. */
  readonly write: (deliveries: Deliveries) => void;
  readonly release: () => void;
}

const secret = 0o600;

/**
 * Opens the log in `folder`, an absolute path, and creates what is missing.
 * @throws BriefError output, if it cannot be written or another run has locked it; data, if it cannot be read.
 */
export function openStore(folder: string): DeliveryStore {
  const file = path.join(folder, 'deliveries.json');
  makeFolder(folder);
  const release = hold(path.join(folder, 'lock'));
  try {
    const key = readKey(path.join(folder, 'key'));
    return {
      hash: (address) => createHmac('sha256', key).update(address.toLowerCase()).digest('hex'),
      read: () => readLog(file),
      write: (deliveries) => writeFile(file, JSON.stringify({ format: 1, deliveries }), secret),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeLeftovers(folder);
  } catch (cause) {
    throw cannotKeep(folder, cause);
  }
}

/** Takes the lock, also from a run that has ended without releasing it. Returns a function that releases it. */
function hold(lock: string): () => void {
  const [holder = '', started = ''] = readText(lock).split(' ');
  if (!isAlive(Number(holder)) || startOf(Number(holder)) !== started) fs.rmSync(lock, { force: true });
  try {
    fs.writeFileSync(lock, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx', mode: secret });
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cannotKeep(lock, cause);
    throw new BriefError('output', `another run (process ${holder}) is mailing from this project`, {
      hint: `wait until it is done, or remove ${lock} if there is no such run`,
    });
  }
  const release = guard(lock);
  return () => {
    fs.rmSync(lock, { force: true });
    release();
  };
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
  }
}

/**
 * When a process began, in words of the system, by which it is told from a later one of the same number: in a container they
 * are few. Empty where the system does not say, and for one that has ended, of which nobody has asked how.
 */
function startOf(pid: number): string {
  try {
    const [state = '', ...fields] = fs
      .readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return /[ZX]/.test(state) ? '' : (fields[18] ?? '');
  } catch {
    return '';
  }
}

function readKey(file: string): string {
  const known = readText(file).trim();
  if (/^[0-9a-f]{64}$/.test(known)) return known;
  const made = randomBytes(32).toString('hex');
  writeFile(file, made, secret);
  return made;
}

function readLog(file: string): Deliveries {
  const text = readText(file);
  if (text === '') return [];
  try {
    return deliveriesSchema.parse(JSON.parse(text)).deliveries;
  } catch (cause) {
    throw new BriefError('data', `${file}, the record of who got which briefing, cannot be read`, {
      hint: 'move it away and mail again; then briefings that were sent before may be sent a second time',
      cause,
    });
  }
}

/** The text of a file; empty if it does not exist. */
function readText(file: string): string {
  try {
    return readRegular(file).toString('utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cannotKeep(file, cause);
  }
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

const remedies: Readonly<Record<string, string>> = {
  ENOTDIR: 'there is something else in place of a folder; move it away',
  EEXIST: 'there is something else in place of a folder; move it away',
  ENOENT: 'there is a link in place of a folder that leads nowhere; remove it',
  ELOOP: 'there is a link in place of a folder that leads back to itself; remove it',
  EISDIR: 'there is something else in place of the file; move it away',
  EFTYPE: 'there is something else in place of the file; move it away',
  ENOSPC: 'the disk is full; free some space',
  EROFS: 'the file system is read-only; use a copy of the project elsewhere',
};

function cannotKeep(what: string, cause: unknown): BriefError {
  return new BriefError('output', `${what} cannot be used (${codeOf(cause)}), but who got what is recorded there`, {
    hint: remedies[codeOf(cause)] ?? 'give yourself permission to read and write there',
    cause,
  });
}

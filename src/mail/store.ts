import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BriefError } from '../project/errors.ts';
import { guard } from '../project/guard.ts';
import { writeFile } from '../project/write.ts';
import { type Deliveries, deliveriesSchema } from './deliveries.ts';

/** The log of deliveries in the private folder of a project, held by one run at a time. */
export interface DeliveryStore {
  /** A hash of an address that nobody can undo or try out without the key that lies beside the log. */
  readonly hash: (address: string) => string;
  readonly read: () => Deliveries;
  /** @throws BriefError output: then nothing may be sent, for nobody would know of it. */
  readonly write: (deliveries: Deliveries) => void;
  readonly release: () => void;
}

const secret = 0o600;

/**
 * Opens the log in `folder`, an absolute path, and makes what is missing.
 * @throws BriefError output, where it cannot be written or another run holds it; data, where it cannot be read.
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
    fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw cannotKeep(folder, cause);
  }
}

/** Takes a lock; one that a run left that is no more is taken over. Gives what lets go of it. */
function hold(lock: string): () => void {
  for (const isLast of [false, true]) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx', mode: secret });
      const release = guard(lock);
      return () => {
        fs.rmSync(lock, { force: true });
        release();
      };
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cannotKeep(lock, cause);
      const holder = Number(readText(lock));
      if (isLast || isAlive(holder))
        throw new BriefError('output', `another run (process ${holder}) is mailing from this project`, {
          hint: `wait until it is done; where there is none, remove ${lock}`,
        });
      fs.rmSync(lock, { force: true });
    }
  }
  throw new BriefError('output', `${lock} cannot be taken`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
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
    throw new BriefError('data', `${file} cannot be read: it says who got what, so that nobody gets it twice`, {
      hint: 'move it away to forget that, and mail again',
      cause,
    });
  }
}

/** The text of a file; nothing where there is none. */
function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cannotKeep(file, cause);
  }
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function cannotKeep(what: string, cause: unknown): BriefError {
  return new BriefError('output', `${what} cannot be used (${codeOf(cause)}), and who gets what is kept there`, {
    hint: 'give yourself the right to read and write there',
    cause,
  });
}

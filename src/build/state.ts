import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../project/sha256.ts';
import { writeFile } from '../project/write.ts';
import type { OutputNow } from './decide.ts';
import { inputParts } from './inputs.ts';
import type { Origin } from './reasons.ts';

const stateFormat = 2;
const hash = z.string();

const stateSchema = z.strictObject({
  format: z.literal(stateFormat),
  file: z.string(),
  sha256: hash,
  date: z.string(),
  checkout: hash,
  look: z.strictObject({
    theme: z.string(),
    pageSize: z.enum(['A4', 'Letter']),
    largePrint: z.boolean(),
    draft: z.boolean(),
  }),
  place: z.strictObject({
    edition: z.number().optional(),
    comparedWith: z.string().optional(),
    withdrawn: z.array(z.number()),
  }),
  inputs: z.strictObject({
    statistics: z.record(z.string(), hash),
    parts: z.strictObject(
      Object.fromEntries(inputParts.map((part) => [part, hash])) as Record<(typeof inputParts)[number], typeof hash>,
    ),
  }),
});

const lastSchema = z.strictObject({ format: z.literal(stateFormat), date: z.string(), content: hash });

/** What is known of one output of a briefing since it was last written. */
export interface State extends Origin {
  /** Absolute path. */
  readonly file: string;
  /** Of the file as it was written, in hex. */
  readonly sha256: string;
  /** Date of publication that it has, YYYY-MM-DD. */
  readonly date: string;
  /** Hash of every file that anything is made from, browser and options: where it is the same, nothing need be read. */
  readonly checkout: string;
}

/** The date of publication of a briefing's last build, whatever it wrote, and the hash of its content. */
export interface LastBuild {
  readonly date: string;
  readonly content: string;
}

/** The states of a briefing's outputs, each in a file of its own, so that two runs at once do not undo each other's. */
export interface Shelf {
  /** What is known of an output; none where nothing is, or another version of Briefpress wrote it. */
  readonly read: (file: string) => State | undefined;
  /** Keeps a state; a folder that cannot be written costs a rebuild and nothing else. */
  readonly write: (state: State) => void;
  readonly readLast: () => LastBuild | undefined;
  readonly writeLast: (last: LastBuild) => void;
}

/** @param folder where the states of all briefings are kept, absolute */
export function openShelf(folder: string, briefing: string): Shelf {
  const own = path.join(folder, briefing);
  const nameOf = (file: string): string => path.join(own, `${sha256(file).slice(0, 24)}.json`);
  return {
    read: (file) => {
      const state = readAs(nameOf(file), stateSchema);
      return state?.file === file ? state : undefined;
    },
    write: (state) => {
      keep(nameOf(state.file), state);
      sweep(own);
    },
    readLast: () => readAs(path.join(own, 'last.json'), lastSchema),
    writeLast: (last) => keep(path.join(own, 'last.json'), last),
  };
}

function readAs<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return schema.safeParse(content).data;
  } catch {
    return undefined;
  }
}

function keep(file: string, content: object): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFile(file, JSON.stringify({ format: stateFormat, ...content }));
  } catch {
    forget(file);
  }
}

function forget(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // What cannot be removed is told from the output's own bytes.
  }
}

/** States of outputs in folders that are gone, as of `--out` into a temporary folder, would gather without end. */
function sweep(folder: string): void {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    const state = readAs(path.join(folder, name), stateSchema);
    if (state !== undefined && !fs.existsSync(path.dirname(state.file))) forget(path.join(folder, name));
  }
}

/** What has become of an output since it was written. */
export function lookAt({ file, sha256 }: Pick<State, 'file' | 'sha256'>): OutputNow {
  const found = hashFile(file);
  return found === undefined ? 'gone' : found === sha256 ? 'as-written' : 'edited';
}

/** SHA-256 of a file in hex; none where it cannot be read. */
function hashFile(file: string): string | undefined {
  try {
    return sha256(fs.readFileSync(file));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFile } from '../write.ts';
import type { Inputs } from './inputs.ts';
import { inputParts } from './inputs.ts';

const stateFormat = 1;
const hash = z.string();

const stateSchema = z.strictObject({
  format: z.literal(stateFormat),
  /** Date of publication of what was built. */
  date: z.string(),
  /** Hash of every file that anything is made from: where it is the same, nothing need be read. */
  checkout: hash,
  inputs: z.strictObject({
    statistics: z.record(z.string(), hash),
    parts: z.strictObject(
      Object.fromEntries(inputParts.map((part) => [part, hash])) as Record<(typeof inputParts)[number], typeof hash>,
    ),
  }),
  /** SHA-256 of each file written, by its absolute path. */
  outputs: z.record(z.string(), hash),
});

/** What the last build of a briefing knew. */
export interface State {
  readonly date: string;
  readonly checkout: string;
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The state of a briefing; none where there is none, or where another version of Briefpress wrote it. */
export function readState(folder: string, briefing: string): State | undefined {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(stateFile(folder, briefing), 'utf8'));
    const result = stateSchema.safeParse(content);
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the state of a briefing; a folder that cannot be written costs a rebuild and nothing else. */
export function writeState(folder: string, briefing: string, state: State): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFile(stateFile(folder, briefing), JSON.stringify({ format: stateFormat, ...state }));
  } catch {
    fs.rmSync(stateFile(folder, briefing), { force: true });
  }
}

function stateFile(folder: string, briefing: string): string {
  return path.join(folder, `${briefing}.json`);
}

/** Whether every file of a state is there as it was written. */
export function outputsStand(state: State, wanted: readonly string[]): boolean {
  return wanted.every((file) => state.outputs[file] !== undefined && state.outputs[file] === hashFile(file));
}

/** SHA-256 of a file in hex; none where it cannot be read. */
export function hashFile(file: string): string | undefined {
  try {
    return hashBytes(fs.readFileSync(file));
  } catch {
    return undefined;
  }
}

/** SHA-256 in hex. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inputParts, type MadeFrom } from '../manifest/made-from.ts';
import type { Cache } from '../project/cache.mjs';
import type { Roots } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';

/** What files would be made from, by a hash of all that this depends on: nothing need be read or composed to tell it. */
export interface BuildState {
  /** Whether a file was made from what it would be made from now; false where that is not known. */
  readonly isSame: (key: string, made: MadeFrom) => boolean;
  /** Keeps what a file would be made from; its date is part of that only where something fixes it. */
  readonly keep: (key: string, made: MadeFrom, isDateFixed: boolean) => void;
}

/** The most files that are known, of all projects. */
const most = 10_000;

export function openState(cache: Cache): BuildState {
  let hasSwept = false;
  return {
    isSame: (key, made) => {
      const kept = cache.read(`plan/${key}`)?.toString();
      return kept !== undefined && [true, false].some((isDateFixed) => kept === digestOf(made, isDateFixed));
    },
    keep: (key, made, isDateFixed) => {
      if (!hasSwept) cache.sweep('plan', most);
      hasSwept = true;
      cache.write(`plan/${key}`, digestOf(made, isDateFixed));
    },
  };
}

/** The hash that stands for what a file is made from. */
function digestOf({ published, draft, edition, withdrawn, look, inputs, ...made }: MadeFrom, isDateFixed: boolean) {
  const statistics = Object.keys(inputs.statistics).sort();
  return sha256(
    JSON.stringify([
      ...[isDateFixed ? published : null, draft, edition, made['compared-with'], withdrawn],
      ...[look.theme, look['page-size'], look['large-print']],
      statistics.map((id) => [id, inputs.statistics[id]]),
      inputParts.map((part) => inputs.parts[part]),
    ]),
  );
}

/**
 * One hash over the names and contents of all files that a briefing can be made from: the project's, and the templates of
 * the engine. File times play no part.
 */
export function hashInputs({ root, engine }: Roots): string {
  const hash = createHash('sha256');
  const shared = engine === root ? [] : [path.join(engine, 'templates')];
  const folders = [path.join(root, 'data'), path.join(root, 'templates'), ...shared];
  for (const [index, base] of folders.entries()) {
    for (const name of filesOf(base)) {
      const content = fs.readFileSync(path.join(base, name));
      hash.update(`${index}\0${name}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesOf(base: string): readonly string[] {
  if (!fs.existsSync(base)) return [];
  const names = fs.readdirSync(base, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => fs.statSync(path.join(base, name), { throwIfNoEntry: false })?.isFile());
}

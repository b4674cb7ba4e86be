import type { MadeFrom } from '../manifest/made-from.ts';
import { inputParts } from '../manifest/made-from.ts';
import type { Cache } from '../project/cache.mjs';
import type { Files } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';
import { filesBelow, hashFiles } from './materials.ts';

/** What files would be made from, by a hash of all that this depends on: nothing need be read or composed to tell it. */
export interface Memo {
  /** Whether a file was made from what it would be made from now; false where that is not known. */
  readonly isSame: (key: string, made: MadeFrom) => boolean;
  /** Keeps what a file would be made from; its date is part of that only where something fixes it. */
  readonly keep: (key: string, made: MadeFrom, isDateFixed: boolean) => void;
}

/** So many files are kept in mind, of all projects. */
const most = 10_000;

export function openMemo(cache: Cache): Memo {
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

/** One hash over everything in a project that a briefing can be made from. Read anew each time. */
export function hashInputs(files: Files): string {
  return hashFiles(files, ['data', 'templates'].flatMap((folder) => filesBelow(files, folder)));
}

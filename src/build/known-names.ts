import { loadData } from '../data/load.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { nearest } from '../project/nearest.ts';
import { listLocales } from '../style/locale/load.ts';
import { listThemes } from '../style/theme/load.ts';
import { flagsOfBriefing, listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics } from '../topic/load.ts';

const lists: Readonly<Record<string, (files: Files) => readonly string[]>> = {
  topic: listTopics,
  topics: listTopics,
  theme: listThemes,
  lang: listLocales,
  statistic: (files) => [...loadData(files).statistics.keys()],
};

/** What a flag or word of the command line can be, by its name, as far as the files of a project say it and can be read. */
export function knownNames(name: string, files: Files | undefined): readonly string[] {
  return readable(() => files && lists[name]?.(files)) ?? [];
}

/** A briefing that was meant. */
export interface MeantBriefing {
  /** As `flagsOfBriefing`: `--topic anti-fraud`. */
  readonly flags: string;
  readonly isExact: boolean;
}

/** The briefing whose name a word is or comes near; undefined where there is none, or the files cannot be read. */
export function nearestBriefing(word: string, files: Files): MeantBriefing | undefined {
  return readable(() => {
    const briefings = listEveryBriefing(files, () => undefined);
    const names = briefings.map(({ name }) => name);
    const meant = names.includes(word) ? word : nearest(word, names);
    const found = briefings.find(({ name }) => name === meant);
    return found && { flags: flagsOfBriefing(files, found), isExact: meant === word };
  });
}

/** A hint that cannot be given hides no message. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BriefError) return undefined;
    throw error;
  }
}

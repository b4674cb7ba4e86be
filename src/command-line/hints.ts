import { loadData } from '../data/load.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { nearest } from '../project/nearest.ts';
import { listLocales } from '../style/locale/load.ts';
import { listThemes } from '../style/theme/load.ts';
import { flagsOfBriefing, listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics } from '../topic/load.ts';
import type { UsageHints } from './parse.ts';

/** Where the values of flags and words stand. */
const sources: Readonly<Record<string, (files: Files) => readonly string[]>> = {
  topic: listTopics,
  topics: listTopics,
  theme: listThemes,
  lang: listLocales,
  statistic: (files) => [...loadData(files).statistics.keys()],
};

/** What the files of a project tell of a command line that is wrong. */
export function usageHints(files: Files): UsageHints {
  return {
    briefing: (word) => {
      const briefings = readable(() => listEveryBriefing(files, () => undefined));
      const names = briefings.map(({ name }) => name);
      const found = briefings.find(({ name }) => name === (names.includes(word) ? word : nearest(word, names)));
      return found === undefined ? undefined : { flags: flagsOfBriefing(files, found), exact: found.name === word };
    },
    values: (name) => readable(() => sources[name]?.(files) ?? []),
  };
}

/** A hint that cannot be given hides no message. */
function readable<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof BriefError) return [];
    throw error;
  }
}

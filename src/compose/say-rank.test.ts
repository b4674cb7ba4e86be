import { expect, it } from 'vitest';
import type { Ranked, Statistic } from '../data/types.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { filesAt } from '../testing/files.ts';
import { loadSmall, projectRoot, smallLocale } from '../testing/small-data.ts';
import { plainText } from './html.ts';
import { sayRank } from './say-rank.ts';

const chinese = createLocale('zh-CN', loadLocale(filesAt(projectRoot), 'zh-CN'));

function ranked(rank: Partial<Ranked>): Statistic {
  const [one] = loadSmall().statistics.values();
  if (one === undefined) throw new Error('no statistic');
  const record = { id: 'rank', measure: 'Rank', formula: 'rank(a, places)', at: one.at };
  const full: Ranked = { from: 'highest', position: 3, of: 50, tied: 0, missing: 0, ...rank };
  const origin = { kind: 'calculated' as const, record, inputs: [], exact: 3, interval: [3, 3] as const, rank: full };
  return { ...one, origin };
}

it.each<readonly [Partial<Ranked>, string, string]>([
  [{}, 'third highest of 50', '50地中由高到低第三'],
  [{ position: 1 }, 'highest of 50', '50地中最高'],
  [{ position: 50 }, 'lowest of 50', '50地中最低'],
  [{ from: 'lowest' }, 'third lowest of 50', '50地中由低到高第三'],
  [{ from: 'lowest', position: 1 }, 'lowest of 50', '50地中最低'],
  [{ from: 'lowest', position: 50 }, 'highest of 50', '50地中最高'],
  [{ tied: 1 }, 'joint third highest of 50, level with one other', '50地中由高到低第三，与另一地并列'],
  [{ from: 'lowest', tied: 2 }, 'joint third lowest of 50, level with 2 others', '50地中由低到高第三，与另外2地并列'],
  [{ position: 49, tied: 1 }, 'joint lowest of 50, level with one other', '50地中最低，与另一地并列'],
  [{ missing: 1 }, 'third highest of 50; one place has no value', '50地中由高到低第三；一地无数据'],
])('%j is "%s"', (rank, english, han) => {
  const say = (locale: typeof chinese): string => plainText(sayRank(ranked(rank), locale) ?? { html: '' });
  expect(say(smallLocale)).toBe(english);
  expect(say(chinese)).toBe(han);
});

import type { Data, Statistic } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Options } from './options.ts';

/** The statistic whose id is the one word after the command. @throws BriefError usage for an unknown one. */
export function chooseStatistic({ words }: Options, { statistics }: Data): Statistic {
  const [id = ''] = words;
  const statistic = statistics.get(id);
  if (statistic !== undefined) return statistic;
  const near = [...statistics.keys()].filter((known) => known.includes(id)).sort();
  throw new BriefError('usage', `unknown statistic "${id}"${didYouMean(id, statistics.keys())}`, {
    hint:
      near.length > 0
        ? `ids that hold these words: ${near.slice(0, 12).join(', ')}${near.length > 12 ? ', …' : ''}`
        : 'briefpress list statistics lists every id',
  });
}

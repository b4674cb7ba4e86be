import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Data, Statistic } from './types.ts';

/** The statistic of an id. @throws BriefError usage for an unknown one, with those that come near. */
export function findStatistic(id: string, { statistics, missing }: Data): Statistic {
  const statistic = statistics.get(id);
  if (statistic !== undefined) return statistic;
  const marked = missing.get(id);
  if (marked !== undefined) {
    const { origin } = marked;
    const [literal, where] =
      origin.kind === 'table'
        ? [origin.literal, `${origin.cell} of ${origin.file}`]
        : [origin.record.literal, `paragraph ${origin.record.paragraph}`];
    throw new BriefError('usage', `"${id}" has no value: its source marks it as ${marked.missing}`, {
      hint: `“${literal}” stands in ${where}`,
    });
  }
  const near = [...statistics.keys()].filter((known) => known.includes(id)).sort();
  throw new BriefError('usage', `unknown statistic "${id}"${didYouMean(id, statistics.keys())}`, {
    hint:
      near.length > 0
        ? `ids that hold these words: ${near.slice(0, 12).join(', ')}${near.length > 12 ? ', …' : ''}`
        : 'briefpress list statistics lists every id',
  });
}

import { indexOf, measureIdOf } from '../data/series-index.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Topic } from '../topic/types.ts';

/** What stands beside a statistic: the same of the place that the topic declares with `compare-with`. */
export type Beside = (statistic: Statistic) => Statistic | undefined;

/**
 * The value of the same measure, unit and period of the place to compare with, for a value of the place that the topic is
 * read for. A rank has none: it is among other places.
 */
export function createBeside({ param, comparator }: Topic, { statistics }: Data): Beside {
  return (statistic) => {
    const measure = measureIdOf(statistic);
    const isRank = statistic.origin.kind === 'calculated' && statistic.origin.rank !== undefined;
    if (comparator === undefined || measure === undefined || isRank) return undefined;
    if (statistic.place.id !== param?.value) return undefined;
    const [found] = indexOf(statistics).ofPeriod(`${measure}-${comparator}`, statistic.period);
    return found?.unit.id === statistic.unit.id ? found : undefined;
  };
}

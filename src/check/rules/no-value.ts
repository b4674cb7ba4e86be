import { groupBy } from '../../data/group.ts';
import type { Data } from '../../data/types.ts';
import { needsData, paramPlaces } from '../../topic/param-places.ts';
import type { Topic } from '../../topic/types.ts';
import type { Fault, Rule } from '../rule.ts';

/** In a topic for many places, what is left out of the briefings of some, because the data have no value of it. */
export const noValue: Rule = {
  name: 'no-value',
  needsAll: true,
  run: ({ data, topics }) =>
    [...groupBy(topics, ({ file }) => file).values()].flatMap((group) => {
      const [first] = group;
      return first?.param === undefined ? [] : inTopic(first, group, data);
    }),
};

function inTopic({ at, front }: Topic, group: readonly Topic[], data: Data): readonly Fault[] {
  const fault = (message: string, field = 'params'): Fault => ({ ...at([field]), severity: 'warning', message });
  const lacking = group.flatMap(({ param, lacks = [] }) =>
    [...new Map(lacks.map((one) => [one.measure, one])).values()].map((one) => ({ ...one, place: param?.value ?? '' })),
  );
  const ofMeasures = [...groupBy(lacking, ({ measure }) => measure)].map(([measure, all]) => {
    const places = all.map(({ place }) => place);
    return fault(
      `${places.length} of ${group.length} places have no such value of "${measure}", and what names it is left out of their briefings: ${list(places)}; the first: ${all[0]?.why}`,
    );
  });
  const compared = front['compare-with'];
  const alone =
    compared === undefined
      ? []
      : group.filter(({ comparator, param }) => comparator === undefined && param?.value !== compared);
  const places = alone.flatMap(({ param }) => param?.value ?? []);
  const { place = [] } = front.params ?? {};
  const { without } = needsData(place) ? paramPlaces(front, data) : { without: [] };
  return [
    ...ofMeasures,
    ...(places.length === 0
      ? []
      : [fault(`nothing stands beside the values of ${list(places)}: no ${compared} is around them`, 'compare-with')]),
    ...(without.length === 0
      ? []
      : [fault(`no briefing of ${list(without)}: the data have no newest value of two measures of "headline"`)]),
  ];
}

const mostListed = 8;

function list(places: readonly string[]): string {
  const rest = places.length - mostListed;
  return rest > 0 ? `${places.slice(0, mostListed).join(', ')} and ${rest} more` : places.join(', ');
}

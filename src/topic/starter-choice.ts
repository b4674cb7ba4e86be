import { groupBy } from '../data/group.ts';
import { valuesOfPlaces } from '../data/places-of-measure.ts';
import { resolveReference, seriesOf } from '../data/series.ts';
import { type Data, isPrintable, type Statistic } from '../data/types.ts';

/** How many values page 1 of a new topic has at most. */
const mostOnTop = 4;
/** How many periods of a series are listed, and how many are drawn. */
const listedPeriods = 6;
/** A chart needs so many values, and has room for so many places: on page 1, and at all. */
const fewestMarks = 4;
const mostPlacesOnTop = 25;
const mostPlaces = 60;

/** What a new topic names: a series, or a value that stands alone. */
export interface Chosen {
  /** As a helper takes it. */
  readonly name: string;
  /** The newest value that it stands for. */
  readonly newest: Statistic;
}

/** What a new topic shows. */
export interface StarterChoice {
  /** What its values differ in: measures of one place, places of one measure, or the periods of one series. */
  readonly of: 'measures' | 'places' | 'periods';
  /** What page 1 leads with, the first the most important: at least one. */
  readonly chosen: readonly Chosen[];
  /** What its table lists, as a block of several values takes it. */
  readonly rows: readonly string[];
  /** What can be drawn as it is, where anything can; `onTop`: as the picture of page 1. */
  readonly chart?: { readonly kind: 'bars' | 'columns'; readonly rows: string; readonly onTop: boolean };
}

/**
 * What a new topic is about: one measure of several places where a table has more of them than measures, else several
 * measures of one place, else one measure of several places, else one series, of `source` alone where one is named; undefined where the data have no sound value.
 */
export function chooseStatistics(data: Data, source: string | undefined): StarterChoice | undefined {
  const sound = soundStatistics(data).filter(({ sources }) => source === undefined || sources.includes(source));
  const largest = <T>(groups: readonly (readonly T[])[]): readonly T[] =>
    groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const grouped = (key: (one: Statistic) => string): readonly (readonly Chosen[])[] =>
    [...groupBy(sound, key).values()].map((group) => namesOf(group, data));
  const measures = largest(grouped(({ sources, place }) => `${sources.join()} ${place.id}`));
  const places = largest(
    [
      ...groupBy(sound, ({ sources, origin }) =>
        origin.kind === 'table' ? `${sources} ${origin.measure.id}` : '',
      ).values(),
    ].map((group) => onePlaceLevel(namesOf(group, data))),
  );
  const areOfTable = places.length > 1 && places.every(({ newest }) => newest.origin.kind === 'table');
  const areMany = places.length >= fewestMarks && places.length > measures.length;
  if (measures.length > 1 && !(areOfTable && areMany)) return ofMeasures(measures);
  if (areOfTable) return ofPlaces(places, data);
  const [one] = measures;
  return one && ofPeriods(one, data);
}

function ofMeasures(measures: readonly Chosen[]): StarterChoice {
  const chosen = measures.slice(0, mostOnTop);
  return { of: 'measures', chosen, rows: chosen.map(({ name }) => rowsOf(name)) };
}

function rowsOf(name: string): string {
  return name.startsWith('latest:') ? `${name.replace('latest:', 'series:')} last ${listedPeriods}` : name;
}

/** The places of the level that most of them have, so that a country does not stand among its own regions. */
function onePlaceLevel(places: readonly Chosen[]): readonly Chosen[] {
  const levels = [...groupBy(places, ({ newest }) => newest.place.level).values()];
  return levels.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function ofPlaces(places: readonly Chosen[], { statistics }: Data): StarterChoice {
  const [first] = places;
  const level = first?.newest.place.level ?? '';
  const member = first?.newest.origin.kind === 'table' ? first.newest.origin.measure.id : '';
  const values = valuesOfPlaces({ follow: 'places', member, level }, statistics);
  const rows = `places:${member} of ${level}`;
  const isDrawable =
    values.length >= fewestMarks && values.length <= mostPlaces && values.every(({ value }) => value >= 0);
  const leading = values.flatMap(({ id }) => places.find(({ newest }) => newest.id === id) ?? []);
  return {
    of: 'places',
    chosen: leading.slice(0, mostOnTop),
    rows: [rows],
    ...(isDrawable ? { chart: { kind: 'bars', rows, onTop: values.length <= mostPlacesOnTop } } : {}),
  };
}

const drawnKinds = new Set(['year', 'half-year', 'quarter', 'month', 'financial-year', 'financial-quarter']);

function ofPeriods(one: Chosen, { statistics }: Data): StarterChoice {
  const series = seriesOf(one.newest.id, statistics).slice(-listedPeriods);
  const member = one.name.replace('latest:', '');
  const rows = series.length > 1 ? `series:${member} last ${listedPeriods}` : one.name;
  const isDrawable =
    series.length >= fewestMarks && series.every(({ value, period }) => value >= 0 && drawnKinds.has(period.kind));
  const earlier = earlierOf(member, one.newest, statistics);
  return {
    of: 'periods',
    chosen: [one, ...(earlier === undefined ? [] : [earlier])],
    rows: [rows],
    ...(isDrawable ? { chart: { kind: 'columns', rows, onTop: true } } : {}),
  };
}

/** The same period a year before, else the period before. */
function earlierOf(member: string, newest: Statistic, statistics: Data['statistics']): Chosen | undefined {
  for (const follow of ['year-before', 'previous'] as const) {
    const found = resolveReference({ follow, member }, statistics);
    if (typeof found !== 'string' && found.id !== newest.id) return { name: `${follow}:${member}`, newest: found };
  }
  return undefined;
}

/** Levels without conflicts or other problems. */
function soundStatistics({ statistics, conflicts }: Data): readonly Statistic[] {
  const disputed = new Set([...conflicts.values()].flatMap((conflict) => conflict.statistics));
  return [...statistics.values()].filter((statistic) => {
    const { id, origin, grade, comparedWith, period } = statistic;
    return (
      isPrintable(statistic) &&
      (origin.kind === 'reported' || origin.kind === 'table') &&
      grade !== undefined &&
      grade !== 'D' &&
      comparedWith === undefined &&
      period.start !== undefined &&
      !disputed.has(id)
    );
  });
}

/** How the values are named: those of a table file by their series, so that a new period follows. */
function namesOf(group: readonly Statistic[], { statistics }: Data): readonly Chosen[] {
  const found = new Map<string, Chosen | undefined>();
  // A source lists its months as they came.
  for (const one of group.toSorted((a, b) => compareStarts(b, a))) {
    const { id, origin, place } = one;
    if (origin.kind !== 'table') found.set(id, { name: id, newest: one });
    else {
      const series = `${origin.measure.id}-${place.id}`;
      if (found.has(series)) continue;
      const newest = resolveReference({ follow: 'latest', member: series }, statistics);
      found.set(series, typeof newest === 'string' ? undefined : { name: `latest:${series}`, newest });
    }
  }
  return [...found.values()].filter((chosen) => chosen !== undefined);
}

function compareStarts(a: Statistic, b: Statistic): number {
  const [one = '', other = ''] = [a.period.start, b.period.start];
  return one === other ? 0 : one < other ? -1 : 1;
}

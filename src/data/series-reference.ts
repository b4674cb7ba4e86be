/** Which periods of a series a reference means: the newest, the one before it, the same a year earlier, or several. */
const follows = ['latest', 'previous', 'year-before', 'series', 'places'] as const;

export type Follow = (typeof follows)[number] | 'at';

/**
 * A reference such as `latest:thefts-2023` or `series:thefts-lakeside last 12`. The series is named by any statistic in
 * it, or by the ids of its measure and place.
 */
export interface SeriesReference {
  readonly follow: Follow;
  /** Id of a statistic of the series, or `<measure>-<place>`. */
  readonly member: string;
  /** Of `series:`, only so many of the newest. */
  readonly last?: number;
  /** Of `series:`, only those that begin with this moment or later: 2015, 2015-06. */
  readonly from?: string;
  /** Of `ID@PERIOD`, the period as the data write it: 2015, 2015-q1, 2015/16. */
  readonly at?: string;
  /** Of `places:MEASURE of LEVEL`, the level of the places. */
  readonly level?: string;
  /** Of `places:MEASURE near 5 PLACE`, how many above the place and below it. */
  readonly near?: number;
  readonly place?: string;
}

/** Parses a reference such as `latest:thefts-2023` or `thefts-lakeside@2015-Q1`; undefined for a plain id. */
export function readReference(text: string): SeriesReference | undefined {
  const [, named, at] = /^([^\s:@]+)@([\w/-]+)$/.exec(text) ?? [];
  if (named !== undefined && at !== undefined) return { follow: 'at', member: named, at };
  const [, prefix, member = '', more = ''] = /^([a-z-]+):(\S*)( .*)?$/.exec(text) ?? [];
  const follow = follows.find((name) => name === prefix);
  const part = follow === undefined ? undefined : readPart(follow, more);
  return follow === undefined || part === undefined ? undefined : { follow, member, ...part };
}

/** What a reference to several says after the name of the series; undefined for what cannot stand there. */
function readPart(follow: Follow, more: string): Partial<SeriesReference> | undefined {
  if (follow === 'series') {
    const [found, last, from] = /^(?: last (\d{1,4})| from (\d{4}(?:-\d{2}){0,2}))?$/.exec(more) ?? [];
    if (found === undefined) return undefined;
    return { ...(last === undefined ? {} : { last: Number(last) }), ...(from === undefined ? {} : { from }) };
  }
  if (follow !== 'places') return more === '' ? {} : undefined;
  const [found, level, near, place] = /^(?: of ([a-z]+))?(?: near (\d{1,2})(?: ([a-z0-9-]+))?)?$/.exec(more) ?? [];
  if (found === undefined) return undefined;
  return {
    ...(level === undefined ? {} : { level }),
    ...(near === undefined ? {} : { near: Number(near) }),
    ...(place === undefined ? {} : { place }),
  };
}

/** The reference as its author writes it. */
export function writeReference({ follow, member, last, from, at, level, near, place }: SeriesReference): string {
  if (follow === 'at') return `${member}@${at}`;
  const more = [
    ['last', last],
    ['from', from],
    ['of', level],
    ['near', near === undefined ? undefined : `${near}${place === undefined ? '' : ` ${place}`}`],
  ].filter(([, value]) => value !== undefined);
  return [`${follow}:${member}`, ...more.flat()].join(' ');
}

import type { Locate } from '../data/yaml.ts';
import type { Finding, Position } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Front } from './front-schema.ts';
import type { NoValue } from './place-names.ts';
import type { PlaceRecords } from './place-records.ts';

/** Ids of the statistics that page 1 leads with: of each measure the newest that the place has. */
export function headlineOf({ headline }: Front, { place, names }: PlaceRecords, lacks: NoValue[]): readonly string[] {
  if (!Array.isArray(headline)) return headline?.[place] ?? [];
  return headline.flatMap((measure) => {
    const newest = names.newest(measure);
    if (typeof newest === 'string') return newest;
    lacks.push(newest);
    return [];
  });
}

/** Findings on what page 1 leads with: measures, or statistics for this place, which must be about it. */
export function checkHeadline(
  { headline }: Front,
  at: Locate,
  { place, own, inside, names }: PlaceRecords,
): readonly Finding[] {
  if (Array.isArray(headline)) return unknownMeasures(headline, at, names.measures());
  const found = (position: Position, message: string): Finding => {
    return { ...position, severity: 'error', message, rule: 'other-place' };
  };
  const ids = headline?.[place];
  if (ids === undefined)
    return [found(at(['headline']), `"headline" has no statistics for "${place}", which "params" names`)];
  const known = [...own.statistics, ...inside.statistics];
  return ids.flatMap((id, index) => {
    if (known.includes(id)) return [];
    const message = `"${id}" is not a printed statistic of "${place}"${didYouMean(id, known)}`;
    return [found(at(['headline', place, index]), message)];
  });
}

function unknownMeasures(headline: readonly string[], at: Locate, measures: readonly string[]): readonly Finding[] {
  return headline.flatMap((measure, index) => {
    if (measures.includes(measure)) return [];
    const known = measures.length === 0 ? 'the data have no measure with an id' : `measures: ${measures.join(', ')}`;
    const message = `unknown measure "${measure}"${didYouMean(measure, measures)}; ${known}`;
    return [{ ...at(['headline', index]), severity: 'error', message, rule: 'unknown-id' }];
  });
}

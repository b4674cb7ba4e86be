import { BriefError } from '../project/errors.ts';
import { largest, smallest } from '../project/extremes.ts';
import type { ChartRequest } from './request.ts';
import type { ChartRow, ChartSpec } from './types.ts';

const mostPanels = 60;
const mostBins = 500;

/**
 * Throws a BriefError ('data') for a spec that would draw more panels or bins of these rows than anybody can read, or
 * than Vega can count in time.
 */
export function refuseEndless(spec: ChartSpec, { id, rows }: Pick<ChartRequest, 'id' | 'rows'>): void {
  const values = rows.map(({ value }) => value);
  const span = rows.length === 0 ? 0 : largest(values) - smallest(values);
  for (const [key, part] of mappingsOf(spec)) {
    if (key === 'bin' && typeof part.step === 'number' && span / part.step > mostBins)
      throw new BriefError('data', `chart "${id}" has more than ${mostBins} bins`, { hint: 'give it a larger "step"' });
    const { field } = part;
    if (!/^(row|column|facet)$/.test(key) || typeof field !== 'string') continue;
    const panels = new Set(rows.map((row) => row[field as keyof ChartRow])).size;
    if (panels > mostPanels)
      throw new BriefError('data', `chart "${id}" has ${panels} panels; the limit is ${mostPanels}`, {
        hint: 'draw fewer statistics, or facet by another field',
      });
  }
}

/** Every mapping of a spec, with its key. */
function* mappingsOf(part: unknown): Generator<readonly [string, ChartSpec]> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield [key, value as ChartSpec];
    yield* mappingsOf(value);
  }
}

import type { Format } from '../page/format.ts';
import type { BuildRequest } from './request.ts';

/** The name of an index's files. */
export const indexName = 'index';

/**
 * The formats of the index that is written beside briefings: a page to read, and one to print where they are printed. None of a
 * part of the briefings, which does not know the others; none of one briefing; none where a briefing has its name.
 */
export function indexFormats(
  { all, shard, formats }: Pick<BuildRequest, 'all' | 'shard' | 'formats'>,
  briefings: readonly string[],
): readonly Format[] {
  if (!all || shard !== undefined || briefings.length < 2 || briefings.includes(indexName)) return [];
  return formats.includes('pdf') ? ['pdf', 'html'] : formats.filter((format) => format === 'html');
}

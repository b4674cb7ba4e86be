import { BriefError, type Finding } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import type { Source } from '../types.ts';

/**
 * The sources whose table files are fetched: those named, or all that name an address; `findings` are those of the data.
 * @throws BriefError usage, for a source that is unknown or names no address.
 */
export function chooseSources(
  asked: readonly string[],
  sources: readonly Source[],
  findings: readonly Finding[],
): readonly Source[] {
  const able = sources.filter(({ record }) => record.fetch !== undefined);
  const ids = able.map(({ id }) => id);
  const hint =
    ids.length === 0 ? 'no source has `fetch`, which says where its table file is' : `sources: ${ids.join(', ')}`;
  for (const id of asked) {
    const file = `data/sources/${id}.yaml`;
    const own = findings.filter((finding) => finding.file === file);
    const isRead = sources.some((source) => source.id === id);
    if (!isRead && own.length > 0) throw new BriefError('data', `${file} has errors`, { findings: own });
    if (!isRead) throw new BriefError('usage', `unknown source "${id}"${didYouMean(id, ids)}`, { hint });
    if (!ids.includes(id)) throw new BriefError('usage', `source "${id}" names no address to fetch from`, { hint });
  }
  if (ids.length === 0) throw new BriefError('usage', 'there is nothing to fetch', { hint });
  return asked.length === 0 ? able : able.filter(({ id }) => asked.includes(id));
}

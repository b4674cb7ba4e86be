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
    if (!ids.includes(id) && own.length > 0) throw new BriefError('data', `${file} has errors`, { findings: own });
    if (!isRead) throw new BriefError('usage', `unknown source "${id}"${didYouMean(id, ids)}`, { hint });
    if (!ids.includes(id)) throw new BriefError('usage', `source "${id}" names no address to fetch from`, { hint });
  }
  const unread = unreadSources(sources, findings);
  if (ids.length === 0 && unread.length > 0) {
    throw new BriefError('data', 'there is nothing to fetch from sources that cannot be read', { findings: unread });
  }
  if (ids.length === 0) throw new BriefError('usage', 'there is nothing to fetch', { hint });
  return asked.length === 0 ? able : able.filter(({ id }) => asked.includes(id));
}

/** The first error of each description of a source that has some and tells no address, or none that can be read. */
export function unreadSources(sources: readonly Source[], findings: readonly Finding[]): readonly Finding[] {
  const read = new Set(sources.filter(({ record }) => record.fetch !== undefined).map(({ id }) => id));
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const id = /^data\/sources\/([^/]+)\.ya?ml$/.exec(finding.file)?.[1];
    if (id !== undefined && finding.severity === 'error' && !read.has(id) && !first.has(id)) first.set(id, finding);
  }
  return [...first.values()];
}

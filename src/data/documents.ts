import { newestDate } from './dates.ts';
import type { Text } from './schema.ts';
import type { Data, Source, Statistic } from './types.ts';

/** What printed values cite: a source, or the document of a reference. */
export interface CitedDocument {
  readonly id: string;
  readonly title: Text;
  readonly publisher: Text;
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly url?: string;
  /** The source or the reference that it is. */
  readonly of: Source | Statistic;
}

/** The document with an id from `Statistic.sources`. */
export function findDocument(id: string, { sources, statistics }: Data): CitedDocument | undefined {
  const source = sources.get(id);
  if (source !== undefined) return { id, of: source, ...described(source.record) };
  const statistic = statistics.get(id);
  if (statistic?.origin.kind !== 'reference') return undefined;
  return { id, of: statistic, ...described(statistic.origin.record.source) };
}

function described({
  title,
  publisher,
  published,
  url,
}: {
  readonly title: Text;
  readonly publisher: Text;
  readonly published: string;
  readonly url?: string | undefined;
}): Omit<CitedDocument, 'id' | 'of'> {
  return { title, publisher, published, ...(url === undefined ? {} : { url }) };
}

/** Whether a document is a source, and not a reference. */
export function isSource(document: Source | Statistic): document is Source {
  return !('origin' in document);
}

/** When the newest of the sources that statistics come from was published, YYYY-MM-DD; none where they come from none. */
export function dataAsAt(statistics: readonly Statistic[], { sources }: Pick<Data, 'sources'>): string | undefined {
  const ids = new Set(statistics.flatMap((statistic) => statistic.sources));
  return newestDate([...ids].flatMap((id) => sources.get(id)?.record.published ?? []));
}

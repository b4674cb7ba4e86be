import type { Text } from './schema.ts';
import type { Data, Source, Statistic } from './types.ts';

/** What printed values cite: a source, or the document of a reference. */
export interface CitedDocument {
  readonly id: string;
  readonly title: Text;
  readonly publisher: Text;
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly url?: string | undefined;
  /** The source or the reference that it is. */
  readonly of: Source | Statistic;
}

/** The document with an id from `Statistic.sources`. */
export function findDocument(id: string, { sources, statistics }: Data): CitedDocument | undefined {
  const of = sources.get(id) ?? statistics.get(id);
  if (of === undefined) return undefined;
  const record = isSource(of) ? of.record : of.origin.kind === 'reference' ? of.origin.record.source : undefined;
  if (record === undefined) return undefined;
  const { title, publisher, published, url } = record;
  return { id, title, publisher, published, url, of };
}

/** Whether a document is a source, and not a reference. */
export function isSource(document: Source | Statistic): document is Source {
  return !('origin' in document);
}

/** When the newest of the sources that statistics come from was published, YYYY-MM-DD; none where they come from none. */
export function dataAsAt(statistics: readonly Statistic[], { sources }: Pick<Data, 'sources'>): string | undefined {
  const ids = new Set(statistics.flatMap((statistic) => statistic.sources));
  return [...ids]
    .flatMap((id) => sources.get(id)?.record.published ?? [])
    .toSorted()
    .at(-1);
}

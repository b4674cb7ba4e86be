import { readStatistics } from './csv-statistics.ts';
import type { ReadContext } from './read.ts';
import { sourceIdOf, tablesMayBeDescribed } from './source-files.ts';
import type { MissingRecord, StatisticRecord } from './statistic-schema.ts';
import { tableFilesOf } from './tables/read-tables.ts';
import type { Located, Source } from './types.ts';

interface RowsContext extends ReadContext {
  readonly sources: readonly Source[];
  /** The language of texts that name none. */
  readonly language: string;
}

/** The single values of each source's CSV, by source. */
export function readRows({
  sources,
  files,
  findings,
  language,
}: RowsContext): ReadonlyMap<string, readonly Located<StatisticRecord | MissingRecord>[]> {
  const described = new Set(sources.flatMap((source) => tableFilesOf(source, files)));
  const known = new Set(sources.map(({ id }) => id));
  const isUnsure = tablesMayBeDescribed(sources, files);
  const tables = files.list('data/sources').filter((name) => {
    const isRows = name.endsWith('.csv') && !name.endsWith('.history.csv') && !described.has(`data/sources/${name}`);
    return isRows && (known.has(sourceIdOf(name)) || !isUnsure);
  });
  return new Map(
    tables.map((name) => {
      const file = `data/sources/${name}`;
      const id = sourceIdOf(name);
      const records = readStatistics(files.bytes(file), { file, language, findings });
      if (!known.has(id)) {
        const message = `data/sources/${id}.yaml is missing; add it, to say what the source is`;
        findings.push({ file, line: 1, column: 1, severity: 'error', message, rule: 'missing-file' });
      }
      return [id, records];
    }),
  );
}

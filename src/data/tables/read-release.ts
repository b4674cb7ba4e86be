import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { isDate } from '../calendar.ts';
import type { Member } from '../series-index.ts';
import type { Data, MissingValue, Source, Statistic } from '../types.ts';
import { UnknownNames } from '../unit-and-place.ts';
import type { Locate } from '../yaml.ts';
import { CellStatistics } from './cell-statistics.ts';
import { createPlaceFinder } from './find-place.ts';
import { openOrFinding, tablePath } from './read-tables.ts';
import { dayIn } from './release-date.ts';
import { addTable } from './table-statistics.ts';

/** Another release of a table file of a source. */
export interface ReleaseFile {
  readonly source: Source;
  /** The table file of the source that it stands in place of, from the project's root. */
  readonly file: string;
  /** Its own name, for findings; the extension says how it is read. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The values of a table file, as statistics. */
export interface TableStatistics {
  readonly statistics: readonly Statistic[];
  readonly missing: readonly MissingValue[];
}

/** What a release says, and what is wrong with it. */
export interface Release extends TableStatistics {
  /** The day that its own cell tells, YYYY-MM-DD, where the source names one. */
  readonly published?: string | undefined;
  readonly findings: readonly Finding[];
}

type ReleaseData = Pick<Data, 'places' | 'units' | 'publication'>;

/** Reads a release by the descriptions that the source has of its table file. */
export async function readRelease(
  { source, file, name, bytes }: ReleaseFile,
  { places, units, publication }: ReleaseData,
  files: Files,
): Promise<Release> {
  const described = (source.record.tables ?? []).flatMap((description, index) =>
    tablePath(source, description.file, files) === file ? [{ description, index }] : [],
  );
  const [first] = described;
  if (first === undefined) return { statistics: [], missing: [], findings: [] };
  const table = await openOrFinding(bytes, name, first.description);
  if ('message' in table) return { statistics: [], missing: [], findings: [table] };
  const findings: Finding[] = [];
  const yearStarts = source.record['financial-year'] ?? publication['financial-year'];
  const known = new CellStatistics();
  const shared = {
    source,
    file: name,
    known,
    table,
    places: createPlaceFinder(places),
    units,
    unread: new Set<never>(),
    unknown: new UnknownNames(),
    yearStarts,
    findings,
  };
  for (const { description, index } of described) {
    const at: Locate = (path = []) => source.at(['tables', index, ...path]);
    addTable({ ...shared, description, at });
  }
  const published = source.dateCell && dayIn(table, source.dateCell, source.record.language);
  if (published !== undefined && !isDate(published)) {
    const message = `${source.dateCell}: ${published}`;
    findings.push({ file: name, line: 1, column: 1, severity: 'error', message, rule: 'missing-cell' });
  }
  return {
    statistics: [...known.values()],
    missing: [...known.missing.values()],
    published,
    findings,
  };
}

/** What the data have of a table file now. */
export function currentRelease(
  { source, file }: Pick<ReleaseFile, 'source' | 'file'>,
  { statistics, missing }: Pick<Data, 'statistics' | 'missing'>,
): TableStatistics {
  const isOf = ({ origin, sources }: Pick<Member, 'origin' | 'sources'>): boolean =>
    origin.kind === 'table' && origin.file === file && sources.includes(source.id);
  return {
    statistics: [...statistics.values()].filter(isOf),
    missing: [...missing.values()].filter(isOf),
  };
}

import type { Data } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { editionFile, editionsFolder, locateIn, readEditions } from './read.ts';
import type { EditionRecord } from './schema.ts';

/** Which records are checked. */
export interface EditionsCheck {
  /** Names of briefings. */
  readonly briefings: readonly string[];
  /** Whether those are all briefings of the project, so that any other folder belongs to none. */
  readonly complete: boolean;
  /** Missing if the data could not be read. */
  readonly data?: Pick<Data, 'statistics' | 'sources'> | undefined;
}

/** Findings on the records of issued editions. */
export function checkEditions(files: Files, { briefings, complete, data }: EditionsCheck): readonly Finding[] {
  const folders = files.list(editionsFolder);
  const own = folders.filter((name) => briefings.includes(name));
  const others = complete ? folders.filter((name) => !briefings.includes(name)) : [];
  return [
    ...own.flatMap((briefing) => {
      const { records, findings } = readEditions(files, briefing);
      const standing = records.findLast(({ withdrawn }) => withdrawn === undefined);
      return [...findings, ...(standing === undefined ? [] : unknownStatistics(files, standing, data))];
    }),
    ...others.flatMap((name) => ownerless(files, name)),
  ];
}

/**
 * Statistics that the newest edition printed and that are no longer in the data, so that the next edition cannot say
 * what happened to them. A statistic with the same value under another id counts as renamed.
 */
function unknownStatistics(files: Files, record: EditionRecord, data: EditionsCheck['data']): readonly Finding[] {
  if (data === undefined) return [];
  const gone = Object.entries(record.statistics).flatMap(([id, { sources }]) => {
    // What a table file no longer has, the next edition tells as its publisher's doing.
    const ofTable = sources.some((source) => data.sources.get(source)?.record.tables !== undefined);
    return ofTable || data.statistics.has(id) || isRenamed(id, record, data) ? [] : [id];
  });
  if (gone.length === 0) return [];
  const file = editionFile(record.briefing, record.edition);
  const locate = locateIn(files.read(file), file);
  return gone.map((id) => ({
    ...locate(['statistics', id]),
    severity: 'warning',
    message: `"${id}", which edition ${record.edition} printed, is no longer in the data; keep it there, with "withdrawn" and the reason`,
    rule: 'edition',
  }));
}

function isRenamed(id: string, { statistics }: EditionRecord, data: Pick<Data, 'statistics'>): boolean {
  const was = statistics[id];
  return [...data.statistics.values()].some(
    ({ id: now, value, unit, period, sources }) =>
      statistics[now] === undefined &&
      value === was?.value &&
      unit.id === was.unit &&
      period.written === was.period &&
      sources.some((source) => was.sources.includes(source)),
  );
}

function ownerless(files: Files, name: string): readonly Finding[] {
  const [record] = files.list(`${editionsFolder}/${name}`).filter((file) => file.endsWith('.json'));
  if (record === undefined) return [];
  const message = `these are editions of a briefing "${name}", which no topic makes; give the topic its old name again`;
  const start = { file: `${editionsFolder}/${name}/${record}`, line: 1, column: 1 };
  return [{ ...start, severity: 'warning', message, rule: 'edition' }];
}

import { readData } from '../data/load.ts';
import type { Tables } from '../data/tables/read-tables.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { openFindings } from './check.ts';
import { readWith } from './project.ts';
import { singleValues } from './reported.ts';
import type { RuleFinding } from './rule.ts';

/** Data with errors, and what is checked of the rest. */
export interface PartlyRead {
  /** Ids of topics. */
  readonly ids: readonly string[];
  readonly published: string;
  readonly tables: Tables | undefined;
  /** What reading the data found. */
  readonly errors: readonly Finding[];
}

/**
 * The findings on data that cannot be read as a whole: those of reading, and those of rules on what could be read, as far
 * as neither follows from the other.
 */
export function findPartly(files: Files, { ids, published, tables, errors }: PartlyRead): readonly Finding[] {
  const { publication, findings: _, ...rest } = readData(files, tables ?? new Map());
  if (publication === undefined || errors.some(({ file }) => everywhere.has(file))) return errors;
  const data: Data = { publication, ...rest };
  const { checked, findings: inTopics } = readWith(files, { ids, data, published });
  const unread = recordsAt(errors, data);
  const found = openFindings({ ...checked, complete: false, partly: true }).filter(
    (finding) => !finding.statistics.some((id) => unread.has(id)),
  );
  const ofTopics = inTopics.filter(({ rule }) => rule !== 'unknown-id');
  return [...errors.filter((error) => !followsFrom(error, found)), ...ofTopics, ...found.map(withoutStatistics)];
}

/** Where one slip is behind what every statistic seems to lack. */
const everywhere = new Set(['data/publication.yaml', 'data/units.yaml', 'data/places.yaml']);

function withoutStatistics({ statistics: _, gap: __, ...finding }: RuleFinding): Finding {
  return finding;
}

/** A formula refuses inputs for what is wrong with them; its message names them. */
function followsFrom({ rule, message }: Finding, found: readonly RuleFinding[]): boolean {
  const named = new Set(message.match(/[a-z0-9][a-z0-9-]*/g) ?? []);
  return rule === 'formula' && found.some(({ statistics }) => statistics.some((id) => named.has(id)));
}

/** Ids of the statistics in whose records findings stand. */
function recordsAt(findings: readonly Finding[], data: Data): ReadonlySet<string> {
  const ids = singleValues(data).flatMap((statistic) => {
    const [first, last, file] = linesOf(statistic);
    return findings.some((each) => each.file === file && each.line >= first && each.line <= last) ? [statistic.id] : [];
  });
  return new Set(ids);
}

function linesOf({ at, origin }: Statistic): readonly [number, number, string] {
  const { file, line } = at();
  const keys = origin.kind === 'table' ? [] : Object.keys(origin.record);
  const last = keys.reduce((most, key) => Math.max(most, at([key]).line), line);
  return [line, last, file];
}

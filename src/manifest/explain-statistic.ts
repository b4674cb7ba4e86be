import { check } from '../check/check.ts';
import { chooseLocale } from '../check/locales.ts';
import { readChecked } from '../check/project.ts';
import type { ExplainContext } from '../compose/explain-change.ts';
import { createWording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import { findStatistic } from '../data/find-statistic.ts';
import { openTables } from '../data/load.ts';
import { headsOf } from '../data/tables/labels.ts';
import { largestTable } from '../data/tables/read-tables.ts';
import { historyOf, type ReleaseEntry } from '../data/tables/release-history.ts';
import type { Data, Statistic } from '../data/types.ts';
import { type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { listTopics } from '../topic/load.ts';
import type { ExplainedOrigin, Explanation } from './explanation.ts';

/** A statistic, what `check` finds against it, and what both are told with. */
export interface Explained {
  readonly statistic: Statistic;
  readonly findings: readonly Finding[];
  /** What releases of its table file did to it. */
  readonly releases: readonly ReleaseEntry[];
  readonly context: ExplainContext;
}

/**
 * Looks a statistic up in the files of a project. `published` is the date that findings are made for, YYYY-MM-DD.
 * @throws BriefError usage for an unknown id, data where the data cannot be read.
 */
export async function explainStatistic(
  files: Files,
  id: string,
  { lang, published }: { readonly lang?: string | undefined; readonly published: string },
): Promise<Explained> {
  const { checked, findings: unread } = readChecked(files, listTopics(files), published, await openTables(files));
  const { data } = checked;
  const statistic = findStatistic(id, data);
  const locale = chooseLocale(files, data, lang);
  const findings = sortFindings([...unread, ...check(checked)]).filter((finding) => concerns(finding, statistic, data));
  const releases = releasesOf(statistic, files);
  return { statistic, findings, releases, context: { data, locale, wording: createWording(data, locale) } };
}

function releasesOf({ id, origin, sources: [source] }: Statistic, files: Files): readonly ReleaseEntry[] {
  const history = `data/sources/${source}.history.csv`;
  if (origin.kind !== 'table' || !files.exists(history)) return [];
  return historyOf(Buffer.from(files.bytes(history, largestTable)).toString(), id);
}

/** A finding that names the statistic, or that stands between its first line and the next record's. */
function concerns({ file, line, message }: Finding, { id, at }: Statistic, { statistics }: Data): boolean {
  if (new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(message)) return true;
  const start = at();
  if (file !== start.file || line < start.line) return false;
  const nexts = [...statistics.values()].map((other) => other.at()).filter((place) => place.file === file);
  return !nexts.some((place) => place.line > start.line && place.line <= line);
}

/** Changes are told from levels by their sign. */
export function valueText(statistic: Statistic, { wording }: ExplainContext): string {
  return wording.value(statistic, { sign: statistic.comparedWith !== undefined });
}

/** All that is known of a statistic. */
export function describeExplained({ statistic, findings, releases, context }: Explained): Explanation {
  const { data, wording } = context;
  const { id, value, halfUnit, qualifiers, unit, place, period, comparedWith, grade, recorded, sources, origin } =
    statistic;
  return {
    id,
    value,
    halfUnit,
    qualifiers,
    unit: unit.id,
    text: valueText(statistic, context),
    measure: wording.measure(statistic),
    place: place.id,
    period: period.written,
    periodKind: period.kind,
    comparedWith: typeof comparedWith === 'object' ? comparedWith.written : (comparedWith ?? null),
    reportedBy: origin.kind === 'calculated' ? null : wording.reporter(statistic),
    grade: grade ?? null,
    status: statistic.statuses ?? [],
    lower: statistic.lower ?? null,
    upper: statistic.upper ?? null,
    adjustment: statistic.adjustment === undefined ? null : wording.text(statistic.adjustment, id),
    recorded,
    origin: describeOrigin(origin, data),
    sources: sources.flatMap((source) => {
      const document = findDocument(source, data);
      if (document === undefined) return [];
      const { publisher, published, url } = document;
      const title = wording.sourceTitle(document);
      return [{ id: source, title, publisher: wording.text(publisher, source), published, url: url ?? null }];
    }),
    conflicts: [...data.conflicts.values()]
      .filter(({ statistics }) => statistics.includes(id))
      .map((conflict) => conflict.id),
    releases,
    findings,
    ...statistic.at(),
  };
}

/** Its record without where it stands, which is told apart. */
function describeOrigin(given: Statistic['origin'], { statistics }: Data): ExplainedOrigin {
  if (given.kind === 'table') {
    const { kind, cell, literal, labels, scale, file } = given;
    return { kind, cell, literal, heads: headsOf(labels), scale, file };
  }
  const { record, ...origin } = given;
  const plain = Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'at'));
  if (origin.kind !== 'calculated') return { kind: origin.kind, record: plain };
  // A bound that has no end is infinite, which JSON writes as null.
  const inputs = origin.inputs.map((id) => ({ id, value: statistics.get(id)?.value }));
  return { ...origin, record: plain, inputs };
}

import type { Wording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';

/** What a statistic is explained with. */
export interface ExplainContext {
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
}

/** Changes are told from levels by their sign. */
export function valueText(statistic: Statistic, { wording }: ExplainContext): string {
  return wording.value(statistic, { sign: statistic.comparedWith !== undefined });
}

/** All that is known of a statistic, for `--json`. */
export function explainJson(statistic: Statistic, findings: readonly Finding[], context: ExplainContext): object {
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
    recorded,
    // JSON has no infinity: null is the side of a bound that has no end.
    origin:
      origin.kind === 'calculated'
        ? { ...origin, inputs: origin.inputs.map((input) => ({ id: input, value: data.statistics.get(input)?.value })) }
        : origin,
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
    findings,
    ...statistic.at(),
  };
}

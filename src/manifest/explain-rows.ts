import type { Wording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import type { Data, Statistic } from '../data/types.ts';
import { formatFinding } from '../project/errors.ts';
import { type ExplainContext, type Explained, valueText } from './explain-statistic.ts';

interface Row {
  readonly label: string;
  readonly text: string;
}

/** All that is known of a statistic, as labelled lines. */
export function explainRows({ statistic, findings, context }: Explained): readonly Row[] {
  const { wording, data } = context;
  const { id, qualifiers, grade, note, notPrinted } = statistic;
  const { file, line } = statistic.at();
  const optional = (label: string, text: string | undefined): readonly Row[] =>
    text === undefined ? [] : [{ label, text }];
  const conflicts = [...data.conflicts.values()].filter(({ statistics }) => statistics.includes(id));
  return [
    { label: 'value', text: valueText(statistic, context) },
    { label: 'measure', text: wording.measure(statistic) },
    { label: 'place', text: wording.place(statistic) },
    { label: 'period', text: periodText(statistic, context) },
    ...optional('compared with', wording.comparator(statistic)),
    { label: 'unit', text: `${statistic.unit.id} (${statistic.unit.kind})` },
    ...optional('qualifier', qualifiers.length === 0 ? undefined : qualifiers.join(', ')),
    { label: 'stands for', text: rangeText(statistic) },
    ...(statistic.origin.kind === 'calculated' ? [] : [{ label: 'reported by', text: wording.reporter(statistic) }]),
    ...optional(
      'recorded',
      statistic.recorded ? 'counts what was recorded or reported, not all that occurred' : undefined,
    ),
    { label: 'grade', text: grade === undefined ? 'none' : `${grade}, ${context.locale.word(`grade-${grade}`)}` },
    ...originRows(statistic, context),
    ...optional('note', note === undefined ? undefined : wording.text(note, `the note of ${id}`)),
    ...optional('not printed', notPrinted === undefined ? undefined : wording.text(notPrinted, `the reason of ${id}`)),
    ...historyRows(statistic, context),
    ...conflicts.map((conflict) => ({ label: 'does not agree', text: conflictText(conflict, context) })),
    ...findings.map((finding) => ({ label: 'check', text: formatFinding(finding) })),
    ...(findings.length === 0 ? [{ label: 'check', text: 'no finding' }] : []),
    { label: 'file', text: `${file}:${line}` },
  ];
}

function periodText(statistic: Statistic, { wording }: ExplainContext): string {
  const { kind } = statistic.period;
  return kind === 'not-stated' ? wording.period(statistic) : `${wording.period(statistic)} (${kind})`;
}

function rangeText({ value, halfUnit, qualifiers, origin }: Statistic): string {
  const number = (of: number): string => of.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  const [low, high] = origin.kind === 'calculated' ? origin.interval : [value - halfUnit, value + halfUnit];
  if (origin.kind === 'calculated' && low < high && Number.isFinite(high - low)) {
    return `${number(origin.exact)} before rounding, anything from ${number(low)} to ${number(high)}`;
  }
  if (qualifiers.some((qualifier) => qualifier !== 'about' && qualifier !== 'average'))
    return `a bound, ${number(value)}`;
  return low === high
    ? `${number(origin.kind === 'calculated' ? origin.exact : value)}, exactly`
    : `anything from ${number(low)} to ${number(high)}`;
}

function originRows(statistic: Statistic, context: ExplainContext): readonly Row[] {
  const { origin } = statistic;
  switch (origin.kind) {
    case 'reported':
      return [
        { label: 'as written', text: `“${origin.record.literal}”, paragraph ${origin.record.paragraph}` },
        ...documentRows(statistic, context),
        ...(origin.record['also-in'] ?? []).map(({ source, paragraph, literal }) => ({
          label: 'also in',
          text: `${source}, paragraph ${paragraph}: “${literal}”`,
        })),
      ];
    case 'reference':
      return [{ label: 'as written', text: `“${origin.record.literal}”` }, ...documentRows(statistic, context)];
    case 'calculated':
      return [
        { label: 'formula', text: origin.record.formula },
        ...origin.inputs.map((id) => ({ label: 'from', text: inputText(id, context) })),
        ...documentRows(statistic, context),
      ];
  }
}

function inputText(id: string, context: ExplainContext): string {
  const input = context.data.statistics.get(id);
  return input === undefined
    ? id
    : `${id}: ${valueText(input, context)}, ${context.wording.period(input)}; ${rangeText(input)}`;
}

function documentRows({ sources }: Statistic, { data, wording }: ExplainContext): readonly Row[] {
  return sources.flatMap((id) => {
    const document = findDocument(id, data);
    if (document === undefined) return [];
    const { url } = document;
    return [
      { label: 'source', text: `${id}: ${wording.sourceTitle(document)}, ${wording.sourceName(document)}` },
      ...(url === undefined ? [] : [{ label: 'source', text: url }]),
    ];
  });
}

function historyRows({ origin, id }: Statistic, { wording }: ExplainContext): readonly Row[] {
  if (origin.kind !== 'reported') return [];
  const { revisions = [], withdrawn } = origin.record;
  return [
    ...revisions.map(({ date, was, kind, reason }) => ({
      label: 'history',
      text: `${date}: ${kind}, was ${was}. ${wording.text(reason, `a revision of ${id}`)}`,
    })),
    ...(withdrawn === undefined
      ? []
      : [
          {
            label: 'history',
            text: `${withdrawn.date}: withdrawn. ${wording.text(withdrawn.reason, `the withdrawal of ${id}`)}`,
          },
        ]),
  ];
}

type Conflict = Data['conflicts'] extends ReadonlyMap<string, infer C> ? C : never;

function conflictText({ id, problem, decision, statistics, at }: Conflict, context: ExplainContext): string {
  const { wording } = context;
  const words = (text: Parameters<Wording['text']>[0]): string => fillValues(wording.text(text, id), context);
  const outcome =
    'use' in decision ? `Uses ${decision.use}. ${words(decision.reason)}` : `Unresolved. ${words(decision.unresolved)}`;
  const { file, line } = at();
  return `${id}: ${words(problem)} ${outcome} (${file}:${line}, with ${statistics.join(', ')})`;
}

/** The numbers of a text that names them as {{stat "id"}}. */
function fillValues(text: string, context: ExplainContext): string {
  return text.replace(/\{\{\s*(\w+)\s+"([^"]+)"\s*\}\}/g, (whole, helper: string, id: string) => {
    const statistic = context.data.statistics.get(id);
    if (statistic === undefined) return whole;
    return helper === 'period' ? context.wording.period(statistic) : context.wording.value(statistic);
  });
}

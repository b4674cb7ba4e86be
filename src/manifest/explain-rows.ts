import type { ExplainContext } from '../compose/explain-change.ts';
import type { Wording } from '../compose/values.ts';
import { findDocument } from '../data/documents.ts';
import { shownValue } from '../data/quantity.ts';
import type { Conflict } from '../data/schema.ts';
import { headsOf } from '../data/tables/labels.ts';
import type { Located, Statistic } from '../data/types.ts';
import { formatFinding } from '../project/errors.ts';
import { type Explained, valueText } from './explain-statistic.ts';

/** A label and what it says; undefined where there is nothing to say. */
type LabelledLine = readonly [label: string, text: string | undefined];

/** All that is known of a statistic, as labelled lines. */
export function explainRows(explained: Explained): readonly { readonly label: string; readonly text: string }[] {
  return rowsOf(explained).flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
}

function rowsOf({ statistic, findings, releases, context }: Explained): readonly LabelledLine[] {
  const { wording, data, locale } = context;
  const { id, qualifiers, grade, note, notPrinted, origin, unit } = statistic;
  const { file, line } = statistic.at();
  const conflicts = [...data.conflicts.values()].filter(({ statistics }) => statistics.includes(id));
  return [
    ['value', valueText(statistic, context)],
    ['measure', wording.measure(statistic)],
    ['place', wording.place(statistic)],
    ['period', periodText(statistic, context)],
    ['compared with', wording.comparator(statistic)],
    ['unit', `${unit.id} (${unit.kind})`],
    ['adjustment', statistic.adjustment && wording.text(statistic.adjustment, `the adjustment of ${id}`)],
    ['status', statistic.statuses?.join(', ') || undefined],
    ['interval', intervalText(statistic)],
    ['qualifier', qualifiers.join(', ') || undefined],
    ['stands for', rangeText(statistic)],
    ['reported by', origin.kind === 'calculated' ? undefined : wording.reporter(statistic)],
    ['recorded', statistic.recorded ? 'counts what was recorded or reported, not all that occurred' : undefined],
    ['grade', grade === undefined ? 'none' : `${grade}, ${locale.word(`grade-${grade}`)}`],
    ['grade raised', raisedText(statistic, context)],
    ...originRows(statistic, context),
    ['note', note && wording.text(note, `the note of ${id}`)],
    ['not printed', notPrinted && wording.text(notPrinted, `the reason of ${id}`)],
    ...historyRows(statistic, context),
    ...releases.map(
      ({ released, change, old, new: now }): LabelledLine => [
        'history',
        `${released}: ${change}, ${[old, now].filter((said) => said !== '').join(' → ')}`,
      ],
    ),
    ...conflicts.map((conflict): LabelledLine => ['does not agree', conflictText(conflict, context)]),
    ...findings.map((finding): LabelledLine => ['check', formatFinding(finding)]),
    ['check', findings.length === 0 ? 'no finding' : undefined],
    ['file', `${file}:${line}`],
  ];
}

function periodText(statistic: Statistic, { wording }: ExplainContext): string {
  const { kind } = statistic.period;
  return kind === 'not-stated' ? wording.period(statistic) : `${wording.period(statistic)} (${kind})`;
}

function raisedText({ id, origin, sources }: Statistic, { data, wording }: ExplainContext): string | undefined {
  const own = origin.kind === 'reported' ? origin.record['grade-reason'] : undefined;
  const reason = own ?? data.sources.get(sources[0] ?? '')?.record['grade-reason'];
  return reason && wording.text(reason, `the reason for the grade of ${id}`);
}

function intervalText({ lower, upper }: Statistic): string | undefined {
  if (lower === undefined && upper === undefined) return undefined;
  const [low, high] = [lower, upper].map((end) => end?.toLocaleString('en-GB', { maximumFractionDigits: 6 }) ?? '…');
  return `${low} to ${high}, as the source gives it`;
}

function rangeText(statistic: Statistic): string {
  const { value, halfUnit, qualifiers, origin } = statistic;
  const number = (of: number): string => of.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  const shown = shownValue(statistic);
  const [low, high] = origin.kind === 'calculated' ? origin.interval : [shown - halfUnit, shown + halfUnit];
  if (origin.kind === 'calculated' && low < high && Number.isFinite(high - low)) {
    return `${number(origin.exact)} before rounding, anything from ${number(low)} to ${number(high)}`;
  }
  if (qualifiers.some((qualifier) => qualifier !== 'about' && qualifier !== 'average'))
    return `a bound, ${number(value)}`;
  return low === high
    ? `${number(origin.kind === 'calculated' ? origin.exact : value)}, exactly`
    : `anything from ${number(low)} to ${number(high)}`;
}

function originRows(statistic: Statistic, context: ExplainContext): readonly LabelledLine[] {
  const { origin } = statistic;
  const documents = documentRows(statistic, context);
  if (origin.kind === 'calculated') {
    const inputs = origin.inputs.map((id): LabelledLine => ['from', inputText(id, context)]);
    return [['formula', origin.record.formula], ...inputs, ...documents];
  }
  if (origin.kind === 'table') {
    const { literal, cell, file, scale, labels } = origin;
    const scaled: readonly LabelledLine[] = scale === 1 ? [] : [['scale', `× ${scale.toLocaleString('en-GB')}`]];
    const heads = headsOf(labels).join('; ') || undefined;
    const isLonger = shownValue(statistic) !== statistic.value;
    const stored = isLonger ? statistic.value.toLocaleString('en-GB', { maximumFractionDigits: 15 }) : undefined;
    return [
      ['as written', `“${literal}”, ${cell} of ${file}`],
      ['stored as', stored],
      ['its heads', heads],
      ...scaled,
      ...documents,
    ];
  }
  if (origin.kind === 'reference') return [['as written', `“${origin.record.literal}”`], ...documents];
  const { literal, paragraph, 'also-in': others = [] } = origin.record;
  return [
    ['as written', `“${literal}”, paragraph ${paragraph}`],
    ...documents,
    ...others.map(
      (other): LabelledLine => ['also in', `${other.source}, paragraph ${other.paragraph}: “${other.literal}”`],
    ),
  ];
}

function inputText(id: string, context: ExplainContext): string {
  const input = context.data.statistics.get(id);
  return input === undefined
    ? id
    : `${id}: ${valueText(input, context)}, ${context.wording.period(input)}; ${rangeText(input)}`;
}

function documentRows({ sources }: Statistic, { data, wording }: ExplainContext): readonly LabelledLine[] {
  return sources.flatMap((id): readonly LabelledLine[] => {
    const document = findDocument(id, data);
    if (document === undefined) return [];
    const named = `${id}: ${wording.sourceTitle(document)}, ${wording.sourceName(document)}`;
    return [
      ['source', named],
      ['source', document.url],
    ];
  });
}

function historyRows({ origin, id }: Statistic, { wording }: ExplainContext): readonly LabelledLine[] {
  if (origin.kind !== 'reported') return [];
  const { revisions = [], withdrawn } = origin.record;
  const revised = revisions.map(
    ({ date, was, kind, reason }) => `${date}: ${kind}, was ${was}. ${wording.text(reason, `a revision of ${id}`)}`,
  );
  const end = withdrawn && `${withdrawn.date}: withdrawn. ${wording.text(withdrawn.reason, `the withdrawal of ${id}`)}`;
  return [...revised, end].map((text): LabelledLine => ['history', text]);
}

function conflictText({ id, problem, decision, statistics, at }: Located<Conflict>, context: ExplainContext): string {
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

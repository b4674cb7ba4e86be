import { type Judged, refusalOf } from '../../charts/refusals.ts';
import type { ChartOptions } from '../../charts/types.ts';
import type { Member } from '../../data/series-index.ts';
import type { Statistic } from '../../data/types.ts';
import { hasCircles } from '../../topic/map-choice.ts';
import type { ChartPart, VegaLitePart } from '../../topic/types.ts';
import { judgedFields, judgedRows } from './judged-rows.ts';

/** Why a chart cannot show its rows. */
interface Refusal {
  readonly what: string;
  readonly hint: string;
  /** The index of the row at fault; below 0 if it is no single one. */
  readonly index: number;
}

/** Why the kind of chart cannot show its rows. */
export function refused(
  part: ChartPart | VegaLitePart,
  members: readonly Member[],
  ids: readonly string[],
): Refusal | undefined {
  const rows = judgedRows(part, members.filter(hasValue));
  if (part.kind === 'vega-lite') return judge({ kind: part.kind, rows }, ids);
  const gaps = members.filter((member) => !hasValue(member)).map((member) => judgedFields(part, member));
  const { kind, highlight, width } = part.block;
  const circles = hasCircles(
    part.block,
    members.map(({ unit }) => unit),
  );
  const half = width === 'half';
  return judge({ kind, rows, gaps, highlight, options: optionsOf(part), circles, half }, ids);
}

function optionsOf({ block }: ChartPart): ChartOptions {
  const { order, axis, log, normalised, height, colours, annotations } = block;
  const told = annotations?.map(({ statistic, event = '' }) => {
    return { text: '', at: statistic === undefined ? { day: event } : { statistic } };
  });
  return { order, axis, log, normalised, height, colours, annotations: told };
}

export function judge(judged: Judged, ids: readonly string[]): Refusal | undefined {
  const refusal = refusalOf(judged);
  return refusal && { ...refusal, index: refusal.row === undefined ? -1 : ids.lastIndexOf(refusal.row) };
}

function hasValue(member: Member): member is Statistic {
  return 'value' in member;
}

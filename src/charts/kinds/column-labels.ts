import type { Box } from '../boxes.ts';
import { type Label, placedLayers, placeLabels, type Spot } from '../labels.ts';
import { gap, type Plan } from '../layout.ts';
import { wordForms } from '../measure.ts';
import { type Columns, columnEnd, columnMarks, columnWidth } from './column-layers.ts';
import { type Labelled, placeValues, type ValueLabel } from './line-labels.ts';
import { placeNotes } from './line-notes.ts';
import type { LinePoint } from './line-points.ts';
import { toldRows } from './stack-marks.ts';
import { placeValue } from './value-axis.ts';

interface WordRoom {
  readonly frame: Box;
  /** Texts that are placed already. */
  readonly texts: readonly Box[];
}

/**
 * Values over columns, and under those below zero; words at breaks and annotations; why a value is missing, in its gap.
 * Where less than half of the values have room, only the first, last, highest, lowest and highlighted one are written.
 */
export function columnWords(plan: Plan, columns: Columns, { frame, texts }: WordRoom): Labelled {
  const marks = columnMarks(columns);
  const points = columns.slots.flatMap(({ row }, index) =>
    row === undefined ? [] : [{ row, series: '', x: (index + 0.5) * columns.step, y: columnEnd(row, columns) }],
  );
  const place = (day: string) => dayPlace(day, columns);
  const notes = placeNotes(plan, { points, frame, height: columns.height, marks: [...marks, ...texts], place });
  const told = toldRows({ rows: points.map(({ row }) => row), highlight: plan.highlight });
  const labels = points.map((point) => columnLabel(plan, point, { columns, kept: told.has(point.row) }));
  const room = { frame, marks: [...marks, ...notes.lines], taken: [...texts, ...notes.boxes] };
  const all = placeValues(plan, labels, room);
  const kept = labels.filter((label) => label.kept);
  const values = all.rows.size < points.length / 2 ? placeValues(plan, kept, room) : all;
  const taken = [...marks, ...texts, ...notes.boxes, ...values.boxes];
  const missing = placeLabels(plan, gapLabels(plan, columns), { frame, taken });
  return { ...values, layers: [...notes.layers, ...values.layers, ...placedLayers(plan, 'missing', missing)] };
}

/** The middle of the period that a day is in. */
function dayPlace(day: string, { slots, step }: Columns): number | undefined {
  const index = slots.findLastIndex(({ start }) => start <= day);
  return index < 0 ? undefined : (index + 0.5) * step;
}

interface Over {
  readonly columns: Columns;
  readonly kept: boolean;
}

function columnLabel(plan: Plan, { row, x, y: end }: LinePoint, { columns, kept }: Over): ValueLabel {
  const falls = row.value < 0;
  const y = end + (falls ? gap - 2 : 2 - gap);
  const half = columnWidth(columns) / 2;
  const baseline = falls ? 'top' : 'bottom';
  const spots: readonly Spot[] = [
    { x, y, align: 'center', baseline },
    { x: x - half, y, align: 'left', baseline },
    { x: x + half, y, align: 'right', baseline },
  ];
  const forms = wordForms(plan, row.text, 'value', columns.step - gap);
  const shown = kept ? spots : spots.slice(0, 1);
  return { row, at: { x, y: end }, forms, style: 'value', spots: shown, rank: kept ? 0 : 1, kept };
}

function gapLabels(plan: Plan, { slots, step, axis, height }: Columns): readonly Label[] {
  const zero = placeValue(0, { axis, height });
  return slots.flatMap(({ gap: missing }, index): readonly Label[] => {
    if (missing === undefined) return [];
    const spots = [{ x: (index + 0.5) * step, y: zero - gap, align: 'center' as const, baseline: 'bottom' as const }];
    return [{ forms: wordForms(plan, missing.text, 'note', step - gap), style: 'note', spots, rank: 0 }];
  });
}

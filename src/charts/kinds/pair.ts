import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import { framed, gap, isOpen, type Plan, round } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { barDatum } from './bar-marks.ts';
import { belowZero, type Kind } from './kind.ts';
import { markLayer, openEnd, pxField } from './marks.ts';
import { thickness } from './time-marks.ts';

export const pair: Kind = {
  called: 'pairs of bars',
  knows: [],
  refuse: (rows) => belowZero(rows, 'and its bars start at zero', 'leave out the "before" of its tile'),
  draw,
};

/**
 * The bars of a tile: two from zero, before over after, each with its period and value: beside it where there is room,
 * otherwise over it, on two lines where one is too short. The earlier bar is neutral, as the context colour is too
 * light for the tint of a tile.
 */
function draw(plan: Plan): ChartSpec {
  const layout = chooseLayout(plan);
  const bar = { x: pxField('left'), x2: { field: 'end' }, y: pxField('top'), y2: { field: 'bottom' } };
  const text = { type: 'text', align: 'left', baseline: 'alphabetic' };
  const tip = { x: pxField('end'), y: pxField('middle') };
  const layers = plan.rows.flatMap((row, index) => {
    const style = index === 0 ? 'neutral' : 'accent';
    const values = [pairDatum(plan, row, { ...layout, index })];
    return [
      ...markLayer(`bar-${index}`, values, { type: 'bar', orient: 'horizontal', style }, bar),
      ...markLayer(`open-${index}`, isOpen(row) ? values : [], { ...openEnd(thickness, 'right'), style }, tip),
      ...markLayer(
        `label-${index}`,
        values,
        { ...text, style: 'note', x: 0 },
        { y: pxField('labelY'), text: { field: 'label' } },
      ),
      ...markLayer(
        `value-${index}`,
        values,
        { ...text, style: 'value' },
        { x: pxField('textX'), y: pxField('textY'), text: { field: 'text' } },
      ),
    ];
  });
  return framed({ width: plan.width, height: layout.step * 2, left: 0, right: 0 }, layers);
}

/** Lengths in px. */
interface PairLayout {
  /** Lines of text over a bar; 0 where the text stands beside it. */
  readonly lines: 0 | 1 | 2;
  /** Where the bars begin. */
  readonly left: number;
  readonly perUnit: number;
  /** From one bar to the next. */
  readonly step: number;
}

function chooseLayout(plan: Plan): PairLayout {
  const { rows, width } = plan;
  const labelWidth = ({ label }: ChartRow): number => widthIn(plan, label, 'note');
  const textWidth = ({ text }: ChartRow): number => widthIn(plan, text, 'value');
  const tip = (row: ChartRow): number => (isOpen(row) ? thickness / 2 : 0);
  const most = largest(rows.map(({ value }) => value));
  const scaleWith = (after: (row: ChartRow) => number, room: number): number => {
    const extents = rows.map((row) => ({ value: row.value, before: 0, after: after(row) }));
    const { perUnit } = fitScale([{ value: 0, before: 0, after: 0 }, ...extents], room);
    return Number.isFinite(perUnit) ? perUnit : 0;
  };
  const line = lineIn(plan, 'value');
  const left = largest(rows.map(labelWidth)) + gap * 1.5;
  const beside = scaleWith((row) => gap + tip(row) + textWidth(row), width - left);
  const zerosFit = most === 0 && rows.every((row) => left + gap + tip(row) + textWidth(row) < width);
  if (beside * most >= width * 0.25 || zerosFit) return { lines: 0, left, perUnit: beside, step: Math.ceil(line + 2) };
  const lines = rows.every((row) => textWidth(row) + gap + labelWidth(row) <= width) ? 1 : 2;
  return { lines, left: 0, perUnit: scaleWith(tip, width), step: Math.ceil(lines * line + thickness + 5) };
}

function pairDatum(
  plan: Plan,
  row: ChartRow,
  { lines, left, perUnit, step, index }: PairLayout & { readonly index: number },
) {
  const { size } = plan.styles.value;
  const rowTop = index * step;
  const end = left + row.value * perUnit;
  const isBeside = lines === 0;
  const top = round(isBeside ? rowTop + (step - thickness) / 2 : rowTop + step - thickness - 3);
  const baseline = isBeside ? rowTop + step / 2 + size * 0.34 : rowTop + size;
  const afterLabel = lines === 1 ? widthIn(plan, row.label, 'note') + gap : 0;
  return {
    ...barDatum(row),
    ...{ left: round(left), end: round(end), top, middle: top + thickness / 2, bottom: top + thickness },
    labelY: round(baseline),
    textX: round(isBeside ? end + gap + (isOpen(row) ? thickness / 2 : 0) : afterLabel),
    textY: round(baseline + (lines === 2 ? lineIn(plan, 'value') : 0)),
  };
}

import { gap, isOpen, layerWhere, type Plan, round, toneColor, toneOf, zeroLine } from '../layout.ts';
import { firstLine, type PlacedText, textLayers } from '../text-layers.ts';
import { type BarPlot, endOf, tipOf } from './bar-plot.ts';
import { openEnd, pxField } from './px-marks.ts';
import type { Band } from './row-bands.ts';
import { type Entry, hasValue } from './row-order.ts';
import type { RowMarks } from './row-spec.ts';

interface Bars {
  readonly bands: readonly Band[];
  readonly entries: readonly Entry[];
  readonly plot: BarPlot;
}

/** The bars of a column of rows with their values: hatched where they are not whole or not sure, ranges as a line. */
export function barMarks(plan: Plan, bars: Bars): RowMarks {
  const values = barData(plan, bars);
  const { domain } = bars.plot;
  const length = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false } };
  const middle = pxField('middle');
  const encoding = {
    ...{ x: length, x2: { datum: 0 }, y: pxField('top'), y2: { field: 'bottom' } },
    color: toneColor,
  };
  const mark = { type: 'bar', orient: 'horizontal' };
  const range = {
    name: 'range',
    transform: [{ filter: { field: 'upper', valid: true } }],
    mark: { type: 'rule', strokeWidth: 2 },
    encoding: { x: { ...length, field: 'lower' }, x2: { field: 'upper' }, y: middle },
  };
  const thickness = bars.bands[0]?.thickness ?? 0;
  const marks = [
    ...layerWhere(values, { hatched: false }, { name: 'bars', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark, encoding }),
    ...(values.some((value) => 'upper' in value) ? [range] : []),
    ...[false, true].flatMap((falls) => {
      const side = falls ? 'left' : 'right';
      const tip = { mark: openEnd(thickness, side), encoding: { x: length, y: middle, color: toneColor } };
      return layerWhere(values, { open: true, falls }, { name: `open-${side}`, ...tip });
    }),
  ];
  const layer = [...marks, ...(values.length === 0 ? [] : [zeroLine]), ...textLayers('values', valueTexts(plan, bars))];
  return { values, layer };
}

function barData(plan: Plan, { bands, entries }: Bars) {
  return bands.flatMap(({ index, middle, thickness }) => {
    const row = entries[index];
    if (row === undefined || !hasValue(row)) return [];
    const { id, label, value, text, lower, upper } = row;
    const [top, bottom] = [round(middle - thickness / 2), round(middle + thickness / 2)];
    const range = lower === undefined || upper === undefined ? {} : { lower, upper };
    const flags = { hatched: row.partial, open: isOpen(row), falls: value < 0 };
    return [
      { id, label, value, text, ...range, tone: toneOf(plan, row), ...flags, top, middle: round(middle), bottom },
    ];
  });
}

function valueTexts(plan: Plan, { bands, entries, plot }: Bars): readonly PlacedText[] {
  const { domain, perUnit, texts } = plot;
  return bands.flatMap(({ index, middle }): readonly PlacedText[] => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const style = hasValue(entry) ? 'value' : 'note';
    const lines = texts[index] ?? [];
    const falls = hasValue(entry) && entry.value < 0;
    const end = ((hasValue(entry) ? endOf(entry) : 0) - domain[0]) * perUnit;
    const away = gap + tipOf(plan, entry);
    const y = firstLine(middle, { lines: lines.length, size: plan.styles[style].size });
    return [{ id: entry.id, lines, style, align: falls ? 'right' : 'left', x: falls ? end - away : end + away, y }];
  });
}

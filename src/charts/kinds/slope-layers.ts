import { isOpen, layerWhere, type Plan } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { type Pair, valuesOf } from './pairs.ts';
import { pxField } from './px-marks.ts';
import { mostColours, seriesColour, seriesLooks } from './series-looks.ts';
import { valueScale } from './value-axis.ts';

interface SlopeLook {
  readonly low: number;
  readonly high: number;
  /** Px between the two dates. */
  readonly width: number;
}

/** The lines of a slope with their dots: rings and dashes where a value is not whole or not sure. */
export function slopeLayers(plan: Plan, pairs: readonly Pair[], { low, high, width }: SlopeLook): readonly ChartSpec[] {
  const named = pairs.flatMap((pair) => valuesOf(pair).map((row) => ({ ...row, group: pair.label })));
  const looks = seriesLooks(plan, named).map((look, _, { length }) => {
    // More than can be told apart by colour are told apart by their names alone.
    const colour = length > mostColours && plan.highlight === undefined ? plan.theme.accent : look.colour;
    return { ...look, colour: plan.options.colours === undefined ? colour : look.colour };
  });
  const values = pairs.flatMap((pair) => {
    const rows = valuesOf(pair);
    return rows.map((row) => ({
      ...{ id: row.id, series: pair.label, value: row.value, text: row.text, x: row === pair.from ? 0 : width },
      ...{ dashed: rows.some(({ partial }) => partial), joined: rows.length === 2 },
      shape: row.partial ? 'ring' : isOpen(row) ? 'tip' : 'dot',
    }));
  });
  const y = valueScale({ low, high });
  const color = seriesColour(looks);
  const encoding = { x: pxField('x'), y, color };
  const order = { field: 'x', type: 'quantitative' };
  const lines = [false, true].flatMap((dashed) => {
    const mark = { type: 'line', strokeWidth: 2, ...(dashed ? { strokeDash: [3, 3] } : {}) };
    return layerWhere(
      values,
      { dashed, joined: true },
      { name: dashed ? 'dashed' : 'lines', mark, encoding: { ...encoding, order } },
    );
  });
  const dots = (['dot', 'ring', 'tip'] as const).flatMap((shape) => {
    const ring = shape === 'ring' ? { filled: false, fill: plan.paper, strokeWidth: 2 } : {};
    const path = shape === 'tip' ? 'M-1,0.9L0,-1L1,0.9Z' : 'circle';
    return layerWhere(
      values,
      { shape },
      { name: `${shape}s`, mark: { type: 'point', shape: path, size: 49, ...ring }, encoding },
    );
  });
  const edges = {
    name: 'edges',
    data: { values: [{ x: 0 }, { x: width }] },
    mark: { type: 'rule', style: 'grid' },
    encoding: { x: pxField('x'), y: { value: 0 }, y2: { value: 'height' } },
  };
  return [edges, ...[...lines, ...dots].map((layer) => ({ data: { values }, ...layer }))];
}

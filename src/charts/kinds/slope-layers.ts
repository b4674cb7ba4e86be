import type { Plan } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { dotLayers, dotShape, fullHeight, markLayer, pxField } from './marks.ts';
import { mostColours, seriesColour, seriesLooks } from './series-looks.ts';
import { type DatePair, valuesOf } from './two-dates.ts';
import { type ValueAxis, valueScale } from './value-axis.ts';

interface SlopeLook {
  readonly axis: ValueAxis;
  /** Px between the two dates. */
  readonly width: number;
}

/** The lines of a slope with their dots: rings and dashes where a value is not whole or not sure. */
export function slopeLayers(plan: Plan, pairs: readonly DatePair[], { axis, width }: SlopeLook): readonly ChartSpec[] {
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
      shape: dotShape(row),
    }));
  });
  const encoding = { ...{ x: pxField('x'), y: valueScale(axis) }, color: seriesColour(looks) };
  const order = { field: 'x', type: 'quantitative' };
  const edge = { x: pxField('x'), ...fullHeight };
  return [
    ...markLayer('edges', [{ x: 0 }, { x: width }], { type: 'rule', style: 'grid' }, edge),
    ...[false, true].flatMap((dashed) => {
      const mark = { type: 'line', strokeWidth: 2, ...(dashed ? { strokeDash: [3, 3] } : {}) };
      const own = values.filter((value) => value.joined && value.dashed === dashed);
      return markLayer(dashed ? 'dashed' : 'lines', own, mark, { ...encoding, order });
    }),
    ...dotLayers(values, { paper: plan.theme.paper, size: 7, tip: 'M-1,0.9L0,-1L1,0.9Z', encoding }),
  ];
}

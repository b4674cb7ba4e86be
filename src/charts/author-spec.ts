import { BriefError } from '../project/errors.ts';
import { acceptSpec, pageKeys } from './accept.ts';
import { datum, type Plan } from './layout.ts';
import type { ChartRequest, ChartSpec } from './types.ts';

const pageTexts: ReadonlySet<string> = new Set(pageKeys);

/**
 * An author's own spec with its statistics in place of `data: {statistics}` and the width of the page. Throws a
 * BriefError ('data') with what `acceptSpec` finds.
 */
export function authorSpec({ id, spec, rows }: ChartRequest, plan: Plan): ChartSpec {
  const faults = acceptSpec(spec);
  if (faults.length > 0 || typeof spec !== 'object' || spec === null) {
    const list = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new BriefError('data', `the Vega-Lite spec of chart "${id}" is not allowed: ${list}`, {
      hint: 'the charts of src/charts/README.md show what a spec may hold',
    });
  }
  const values = rows.map((row, order) => ({
    ...row,
    ...datum(row, [row.label], plan.highlight),
    order,
  }));
  return {
    height: 200,
    autosize: { type: 'fit', contains: 'padding' },
    padding: 2,
    ...Object.fromEntries(Object.entries(spec).filter(([key]) => !pageTexts.has(key))),
    width: plan.width,
    data: { values },
  };
}

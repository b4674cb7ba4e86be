import { BriefError } from '../project/errors.ts';
import { acceptSpec, pageKeys } from './accept.ts';
import { kinds } from './kinds/kinds.ts';
import { datum, type Plan, textStyles } from './layout.ts';
import { refusalOf } from './refusals.ts';
import type { ChartRequest } from './request.ts';
import { px } from './theme-config.ts';
import type { ChartSpec, ChartStyle } from './types.ts';

/**
 * The Vega-Lite spec of a chart, its rows in `data`. Throws a BriefError ('data') that names the chart and the row for
 * rows that its kind cannot show truly.
 */
export function buildSpec(request: ChartRequest, { theme, metrics, locale }: ChartStyle): ChartSpec {
  const refusal = refusalOf(request);
  if (refusal !== undefined) {
    throw new BriefError('data', `chart "${request.id}" ${refusal.what}`, { hint: refusal.hint });
  }
  const { id, rows, gaps = [], options = {}, highlight } = request;
  const width = px(request.width);
  const plan = {
    id,
    rows,
    gaps,
    options,
    width,
    highlight,
    metrics,
    locale,
    styles: textStyles(theme),
    theme,
    paper: theme.paper,
  };
  return request.kind === 'vega-lite' ? authorSpec(request, plan) : kinds[request.kind].draw(plan);
}

const pageTexts: ReadonlySet<string> = new Set(pageKeys);

/**
 * An author's own spec with its statistics in place of `data: {statistics}` and the width of the page. Throws a
 * BriefError ('data') with what `acceptSpec` finds.
 */
function authorSpec({ id, spec, rows }: ChartRequest, plan: Plan): ChartSpec {
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

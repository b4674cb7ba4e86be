import { BriefError } from '../project/errors.ts';
import { type ChartKind, kinds } from './kinds/kinds.ts';
import { textStyles } from './layout.ts';
import { refusalOf } from './refusals.ts';
import type { ChartRequest } from './request.ts';
import { px } from './theme-config.ts';
import type { ChartSpec, ChartStyle } from './types.ts';

/**
 * The Vega-Lite spec of a chart, its rows in `data`. Throws a BriefError ('data') that names the chart and the row for
 * rows that its kind cannot show truly.
 */
export function buildSpec(
  request: ChartRequest & { readonly kind: ChartKind },
  { theme, metrics, locale }: ChartStyle,
): ChartSpec {
  const refusal = refusalOf({ ...request, circles: request.map?.circles });
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
    map: request.map,
    highlight,
    metrics,
    locale,
    styles: textStyles(theme),
    theme,
  };
  return kinds[request.kind].draw(plan);
}

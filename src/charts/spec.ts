import { BriefError } from '../errors.ts';
import { authorSpec } from './author-spec.ts';
import { bars } from './kinds/bars.ts';
import { change } from './kinds/change.ts';
import { columns } from './kinds/columns.ts';
import { coverage } from './kinds/coverage.ts';
import { dumbbell } from './kinds/dumbbell.ts';
import { line } from './kinds/line.ts';
import { multiples } from './kinds/multiples.ts';
import { parts } from './kinds/parts.ts';
import { timeline } from './kinds/timeline.ts';
import { type Plan, textStyles } from './layout.ts';
import { px } from './theme-config.ts';
import type { ChartKind, ChartLocale, ChartRequest, ChartSpec, ChartTheme, FontMetrics } from './types.ts';

const kinds: Readonly<Record<ChartKind, (plan: Plan) => ChartSpec>> = {
  bars,
  columns,
  line,
  dumbbell,
  change,
  timeline,
  parts,
  multiples,
  coverage,
};

/**
 * The Vega-Lite spec of a chart, its rows in `data`. Throws a BriefError ('data') that names the chart and the row for
 * rows that its kind cannot show truly.
 */
export function buildSpec(
  request: ChartRequest,
  {
    theme,
    metrics,
    locale,
  }: { readonly theme: ChartTheme; readonly metrics: FontMetrics; readonly locale: ChartLocale },
): ChartSpec {
  checkRows(request);
  const { id, rows, highlight, whole } = request;
  const width = px(request.width);
  const plan = { id, rows, width, highlight, whole, metrics, locale, styles: textStyles(theme), paper: theme.paper };
  return request.kind === 'vega-lite' ? authorSpec(request, plan) : kinds[request.kind](plan);
}

const maxRows = 60;

function checkRows({ id, rows }: ChartRequest): void {
  const fail = (what: string, hint: string) => new BriefError('data', `chart "${id}" ${what}`, { hint });
  if (rows.length === 0) throw fail('has no rows', 'name its statistics');
  if (rows.length > maxRows) throw fail(`has ${rows.length} rows; the limit is ${maxRows}`, 'use a table');
  const seen = new Set<string>();
  for (const row of rows) {
    const numbers = [row.value, row.lower, row.upper].filter((value) => value !== undefined);
    if (!numbers.every(Number.isFinite)) throw fail(`has a value that is not a number: ${row.id}`, 'mend the value');
    if (seen.has(row.id)) throw fail(`has ${row.id} twice`, 'name each statistic once');
    seen.add(row.id);
  }
}

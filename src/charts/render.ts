import { type Element, parseSvg, printSvg } from '../style/svg.ts';
import { drawAuthor } from './draw-author.ts';
import { finish } from './finish.ts';
import type { ChartKind } from './kinds/kinds.ts';
import { proveKind } from './prove/kinds.ts';
import type { ChartRequest } from './request.ts';
import { buildSpec } from './spec.ts';
import { textSources } from './text-sources.ts';
import type { Chart, ChartStyle } from './types.ts';
import { drawView, inTurn } from './vega.ts';

/**
 * Draws charts, in the order of the requests; the same request gives the same bytes in any order. Nothing is loaded,
 * and no script is evaluated. Throws a BriefError ('data') that names the chart for rows that its kind cannot show,
 * for any warning of Vega-Lite or Vega, for marks that do not agree with their statistics, and for labels that overlap or
 * leave the drawing.
 */
export function renderCharts(requests: readonly ChartRequest[], style: ChartStyle): Promise<readonly Chart[]> {
  return inTurn(style.metrics, async () => {
    const charts: Chart[] = [];
    for (const request of requests) charts.push(await draw(request, style));
    return charts;
  });
}

async function draw(request: ChartRequest, style: ChartStyle): Promise<Chart> {
  const { id, kind } = request;
  const drawn = kind === 'vega-lite' ? await drawAuthor(request, style) : await drawKind({ ...request, kind }, style);
  const tree = finish(drawn, request, style.metrics);
  return { id, svg: printSvg(tree), texts: textSources(drawn, request, style.locale) };
}

/** Throws an Error where a kind has drawn a statistic falsely, which is a bug and no fault of the data. */
async function drawKind(request: ChartRequest & { readonly kind: ChartKind }, style: ChartStyle): Promise<Element> {
  const { id, kind, rows } = request;
  const view = await drawView({ spec: buildSpec(request, style), id, ...style });
  const isPart = request.options?.normalised === true;
  const fault = proveKind(kind, { ...view, rows, isPart, number: style.locale.number });
  if (fault !== undefined) throw new Error(`chart "${id}" of kind ${kind} is drawn falsely: ${fault}`);
  return parseSvg(view.svg);
}

import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { BriefError } from '../project/errors.ts';
import { parseSvg, printSvg } from '../style/svg.ts';
import { labelFaults } from './boxes.ts';
import { cleanSvg } from './clean.ts';
import { cutGrid } from './grid.ts';
import type { ChartRequest } from './request.ts';
import { buildSpec } from './spec.ts';
import { textSources } from './text-sources.ts';
import { themeConfig } from './theme-config.ts';
import type { Chart, ChartLocale, ChartSpec, ChartStyle, ChartTheme, FontMetrics } from './types.ts';

/** Vega exports its text metrics so that they can be replaced; its types leave them out. */
declare module 'vega' {
  interface TextItem {
    readonly fontSize?: number;
    readonly fontWeight?: number | string;
  }
  const textMetrics: { width: (item: TextItem, text: unknown) => number };
}

/**
 * Vega keeps its text metrics and its count of clip paths in module state, so that drawings must not run side by side.
 */
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws charts, in the order of the requests; the same request gives the same bytes in any order. Nothing is loaded,
 * and no script is evaluated. Throws a BriefError ('data') that names the chart for rows that its kind cannot show,
 * for any warning of Vega-Lite or Vega, and for labels that overlap or leave the drawing.
 */
export function renderCharts(requests: readonly ChartRequest[], style: ChartStyle): Promise<readonly Chart[]> {
  const drawn = last.then(() => drawAll(requests, style));
  last = drawn.catch(() => undefined);
  return drawn;
}

async function drawAll(requests: readonly ChartRequest[], style: ChartStyle): Promise<readonly Chart[]> {
  const { width } = vega.textMetrics;
  vega.textMetrics.width = (item, text) => measure(style.metrics, item, text);
  try {
    const charts: Chart[] = [];
    for (const request of requests) charts.push(await draw(request, style));
    return charts;
  } finally {
    vega.textMetrics.width = width;
  }
}

function measure(metrics: FontMetrics, item: vega.TextItem, text: unknown): number {
  const weight = Number(item.fontWeight === 'bold' ? 600 : (item.fontWeight ?? 400)) >= 600 ? 600 : 400;
  return metrics.width(String(text ?? ''), { size: item.fontSize ?? 0, weight });
}

async function draw(request: ChartRequest, style: ChartStyle): Promise<Chart> {
  const spec = buildSpec(request, style);
  const drawn = parseSvg(await drawSpec({ spec, id: request.id, ...style }));
  const tree = cleanSvg(cutGrid(drawn, style.metrics), request);
  const faults = labelFaults(tree, style.metrics);
  if (faults.length > 0) {
    throw new BriefError('data', `chart "${request.id}" has labels without room: ${faults.slice(0, 3).join('; ')}`, {
      hint: 'shorten the labels, draw fewer rows, or make the chart wider',
    });
  }
  return { id: request.id, svg: printSvg(tree), texts: textSources(drawn, request, style.locale) };
}

interface Drawing {
  readonly spec: ChartSpec;
  readonly id: string;
  readonly theme: ChartTheme;
  readonly locale: Pick<ChartLocale, 'decimal' | 'group'>;
}

/**
 * Draws one spec as Vega's own SVG text. Requests to load anything are refused here too, in case a check let them pass.
 * Throws a BriefError ('data') for anything that Vega-Lite or Vega warns about.
 */
export async function drawSpec({ spec, id, theme, locale }: Drawing): Promise<string> {
  const faults: string[] = [];
  const logger = collectingLogger(faults);
  vega.resetSVGDefIds();
  const number = { decimal: locale.decimal, thousands: locale.group, grouping: [3], currency: ['', ''] };
  const themed: unknown = { ...spec, config: { ...themeConfig(theme), locale: { number } } };
  let view: vega.View | undefined;
  try {
    const compiled = compile(themed as TopLevelSpec, { logger });
    failOn(faults, id);
    const runtime = vega.parse(compiled.spec, undefined, { ast: true });
    view = new vega.View(runtime, { expr: expressionInterpreter, renderer: 'none', loader: refuseAll(faults), logger });
    const svg = await view.toSVG();
    failOn(faults, id);
    return svg;
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    failOn(faults, id);
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new BriefError('data', `chart "${id}" cannot be drawn: ${words}`, { cause });
  } finally {
    view?.finalize();
  }
}

function failOn(faults: readonly string[], id: string): void {
  if (faults.length === 0) return;
  throw new BriefError('data', `chart "${id}" cannot be drawn: ${faults.join('; ')}`);
}

/**
 * Vega goes on after a warning, with a bar or a whole chart missing, so that each must fail the drawing. They are
 * collected, since Vega never settles once a logger has thrown while it loads.
 */
function collectingLogger(faults: string[]): vega.LoggerInterface {
  const collect = (...words: readonly unknown[]): vega.LoggerInterface => {
    faults.push(words.map(String).join(' '));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level: ((level?: number) => (level === undefined ? vega.Warn : logger)) as vega.LoggerInterface['level'],
    error: collect,
    warn: collect,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

/** Every request is a fault. An address is emptied and not rejected: Vega crashes on a link that its loader rejects. */
function refuseAll(faults: string[]): vega.Loader {
  const note = (uri: unknown): string => {
    const words = `it asks for ${String(uri)}, and a chart loads nothing`;
    faults.push(words);
    return words;
  };
  const refuse = (uri: unknown): Promise<never> => Promise.reject(new BriefError('data', note(uri)));
  const empty = (uri: unknown): Promise<{ href: string }> => {
    note(uri);
    return Promise.resolve({ href: '' });
  };
  return { load: refuse, sanitize: empty, http: refuse, file: refuse };
}

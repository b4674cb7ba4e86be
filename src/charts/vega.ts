import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { BriefError } from '../project/errors.ts';
import { type Compiled, compileOnce } from './compiled.ts';
import { inUniversalTime } from './expressions.ts';
import { changeLists, keepMembers } from './prove/derive.ts';
import { isJson, type Json, type SceneMark } from './prove/scene.ts';
import { themeConfig } from './theme-config.ts';
import type { ChartLocale, ChartSpec, ChartTheme, FontMetrics } from './types.ts';

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

/** Runs one piece of drawing after another, each with texts as wide as these metrics say. */
export function inTurn<T>(metrics: FontMetrics, run: () => Promise<T>): Promise<T> {
  const done = last.then(async () => {
    const { width } = vega.textMetrics;
    vega.textMetrics.width = (item, text) => measure(metrics, item, text);
    try {
      return await run();
    } finally {
      vega.textMetrics.width = width;
    }
  });
  last = done.catch(() => undefined);
  return done;
}

function measure(metrics: FontMetrics, item: vega.TextItem, text: unknown): number {
  const weight = Number(item.fontWeight === 'bold' ? 600 : (item.fontWeight ?? 400)) >= 600 ? 600 : 400;
  return metrics.width(String(text ?? ''), { size: item.fontSize ?? 0, weight });
}

export interface Drawing {
  readonly spec: ChartSpec;
  readonly id: string;
  readonly theme: ChartTheme;
  readonly locale: Pick<ChartLocale, 'decimal' | 'group'>;
  /**
   * Of an author's specification, over the theme's config, part by part. It is drawn in UTC, with the rows of aggregates
   * kept, and a layer may have no rows, such as the outliers of boxes: the proof finds what is missing.
   */
  readonly config?: ChartSpec;
}

/** What is no fault of an author: a layer without rows, and a side as long as its categories in steps, which is not fitted. */
const passed = /Infinite extent|^Dropping "fit-[xy]" because/;

/** What Vega made of a spec. */
export interface View {
  /** Vega's own SVG text. */
  readonly svg: string;
  readonly root: SceneMark;
  /** The specification of Vega that Vega-Lite made. */
  readonly compiled: Json;
}

/**
 * Draws one spec. Requests to load anything are refused here too, in case a check let them pass. Throws a BriefError
 * ('data') for anything that Vega-Lite or Vega warns about.
 */
export async function drawView({ spec, id, theme, locale, config }: Drawing): Promise<View> {
  const faults: string[] = [];
  const logger = collectingLogger(faults, config === undefined ? undefined : passed);
  vega.resetSVGDefIds();
  const number = { decimal: locale.decimal, thousands: locale.group, grouping: [3], currency: ['', ''] };
  const themed = { ...spec, config: { ...merged(themeConfig(theme), config ?? {}), locale: { number } } };
  let view: vega.View | undefined;
  try {
    const { compiled, runtime } =
      config === undefined ? compileOnce(themed, logger, faults) : compileAuthor(themed, logger);
    failOn(faults, id);
    view = new vega.View(runtime, { expr: expressionInterpreter, renderer: 'none', loader: refuseAll(faults), logger });
    const svg = await view.toSVG();
    failOn(faults, id);
    const { root } = view.scenegraph() as unknown as { readonly root: SceneMark };
    return { svg, root, compiled };
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    failOn(faults, id);
    // The library prints the whole specification, which its author did not write like that.
    const words = (cause instanceof Error ? cause.message : String(cause))
      .replace(/^Invalid specification \{.*\}\.(?= Make sure )/s, 'Vega-Lite finds nothing in it to draw.')
      .replace(/(?<=^.{400}).*$/s, '…');
    throw new BriefError('data', `chart "${id}" cannot be drawn: ${words}`, { cause });
  } finally {
    view?.finalize();
  }
}

function compileAuthor(spec: ChartSpec, logger: vega.LoggerInterface): Compiled {
  const made: unknown = compile(spec as unknown as TopLevelSpec, { logger }).spec;
  const compiled = withLogAxes(withSymbols(keepMembers(inUniversalTime(made) as Json)));
  return { compiled, runtime: vega.parse(compiled as unknown as vega.Spec, undefined, { ast: true }) };
}

/** Legends of colours as rows of symbols: a gradient would become a raster in the PDF. */
function withSymbols(compiled: Json): Json {
  return changeLists(compiled, 'legends', ({ gradientLength, ...legend }) =>
    gradientLength === undefined ? legend : { ...legend, type: 'symbol', symbolType: 'square' },
  );
}

/**
 * Logarithmic axes from the least to the greatest value, and not from one power of ten to another, which may leave a third
 * of the plot empty; over two powers of ten or more only these are marked, since Vega names no others.
 */
function withLogAxes(compiled: Json): Json {
  const logs = new Set<unknown>();
  const scaled = changeLists(compiled, 'scales', ({ nice, ...scale }) => {
    if (scale.type !== 'log') return nice === undefined ? scale : { nice, ...scale };
    logs.add(scale.name);
    return { padding: 6, ...scale };
  });
  if (logs.size === 0) return compiled;
  return changeLists(scaled, 'axes', (axis) => {
    if (!logs.has(axis.scale) || axis.values !== undefined) return axis;
    const ends = `domain(${JSON.stringify(axis.scale)})`;
    const powers = `floor(log(${ends}[1] / ${ends}[0]) / log(10))`;
    return { ...axis, tickCount: { signal: `${powers} < 2 ? 4 : ${powers}` } };
  });
}

function merged(base: ChartSpec, over: ChartSpec): ChartSpec {
  const parts = Object.entries(over).map(([key, value]): [string, unknown] => {
    const own = base[key];
    return [key, isJson(own) && isJson(value) ? { ...own, ...value } : value];
  });
  return { ...base, ...Object.fromEntries(parts) };
}

function failOn(faults: readonly string[], id: string): void {
  if (faults.length === 0) return;
  throw new BriefError('data', `chart "${id}" cannot be drawn: ${faults.join('; ')}`);
}

/**
 * Vega goes on after a warning, with a bar or a whole chart missing, so that each must fail the drawing. They are
 * collected, since Vega never settles once a logger has thrown while it loads.
 */
function collectingLogger(faults: string[], passed?: RegExp): vega.LoggerInterface {
  const collect = (...words: readonly unknown[]): vega.LoggerInterface => {
    const said = words.map(String).join(' ');
    if (passed?.test(said) !== true) faults.push(said);
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

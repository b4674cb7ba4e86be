import { groupBy } from '../../data/group.ts';
import type { ChartGap, ChartRow } from '../types.ts';
import { judgeArcs, judgeSizes } from './arcs.ts';
import { transformsOf } from './derive.ts';
import { judgeWords } from './guide-words.ts';
import { judgeGuide, readableScales } from './guides.ts';
import { type Judge, judgeLayer } from './layers.ts';
import { judgeOutline } from './outlines.ts';
import { judgePath } from './paths.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type Json, type Layer, listOf, readScene, type SceneMark } from './scene.ts';
import { judgeBars } from './stacks.ts';
import type { NumberSigns } from './texts.ts';
import type { Judgement, MarkFault } from './told.ts';
import { judgeLabels, judgeWhole } from './whole.ts';

/** A finished drawing. */
export interface FinishedDrawing {
  readonly root: SceneMark;
  /** The Vega specification that it was drawn from, with the rows of aggregates kept. */
  readonly compiled: Json;
  readonly rows: readonly ChartRow[];
  /** Statistics whose values are missing. */
  readonly gaps?: readonly ChartGap[];
  readonly signs: NumberSigns;
  /** The colour of the page, in which nothing can be seen. */
  readonly paper: string;
  /** What the drawing calculates, as its author declared it. */
  readonly calculation?: string | undefined;
}

/**
 * Holds a drawing's marks against the statistics: each has its mark, once, and length, place, angle, area, colour and
 * text agree with its value. Empty where all is proven. The README of the folder above has the table of what is proven for
 * which mark.
 */
export function prove({
  root,
  compiled,
  rows: given,
  gaps = [],
  signs,
  paper,
  calculation,
}: FinishedDrawing): readonly MarkFault[] {
  const rows = rowsOf({ given, gaps, compiled });
  const { layers, guides } = readScene(root, compiled);
  const readable = readableScales(guides, paper);
  const judge = { rows, signs, paper, readable: (scale: Parameters<typeof readable.has>[0]) => readable.has(scale) };
  const judged = layers.map((layer) => ({ layer, ...judgeOne(layer, judge) }));
  const told = judged.flatMap((each) => each.told);
  const faults = [
    ...judged.flatMap((each) => each.faults),
    ...groupsOf(layers).flatMap((group) => judgeBars(group, rows, judge.readable)),
    ...layers.flatMap((layer) => judgeOutline(layer, paper)),
    ...guides.flatMap((guide) => judgeGuide(guide, rows, signs)),
    ...judgeWords({ layers, guides, rows, compiled, calculation }),
    ...judgeLabels(layers, told, rows),
    ...calculations(judged, { calculation, compiled, rows }),
  ];
  // What is false itself needs no second finding that it is missing.
  const whole = judgeWhole(layers, told, rows).filter(({ key }) => key !== 'missing' || faults.length === 0);
  return once([...faults, ...whole]);
}

function judgeOne(layer: Layer, judge: Judge): Judgement {
  if (layer.type === 'arc') return judgeArcs(layer, judge.rows);
  const own = judgeLayer(layer, judge);
  const sizes = layer.type === 'symbol' ? judgeSizes(layer, judge.rows) : { told: [], faults: [] };
  const path =
    layer.type === 'line' || layer.type === 'area' || layer.type === 'trail' ? judgePath(layer, judge.rows) : [];
  return { ...own, told: [...own.told, ...sizes.told], faults: [...own.faults, ...sizes.faults, ...path] };
}

/** Layers of bars, or the areas that are stacked on each other, by their plot. */
function groupsOf(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const frames = [...new Set(layers.map(({ frame }) => frame))];
  const bars = layers.filter(({ type }) => type === 'rect' || type === 'area');
  return [...groupBy(bars, ({ frame, name }) => `${frames.indexOf(frame)} ${name}`).values()];
}

interface Calculating {
  readonly calculation: string | undefined;
  readonly compiled: Json;
  readonly rows: Rows;
}

/** What is calculated must be declared, of all statistics, and nothing else may be. */
function calculations(
  judged: readonly (Judgement & { readonly layer: Layer })[],
  { calculation, compiled, rows }: Calculating,
): readonly MarkFault[] {
  const using = judged.filter(({ calculates }) => calculates.length > 0);
  const [first] = using;
  if (first === undefined)
    return calculation === undefined
      ? []
      : [{ message: 'it calculates nothing; leave out "calculation"', key: 'idle' }];
  if (calculation === undefined) {
    const message = `it calculates (${first.calculates.join(', ')}); say what in words: "calculation: …"`;
    return [{ layer: first.layer.name, message, key: 'undeclared' }];
  }
  const part = partOf(using, rows) ?? filteredBefore(compiled);
  return part === undefined ? [] : [{ message: part, key: 'part' }];
}

/** What a calculation leaves out: each view that aggregates must aggregate all that is drawn. */
function partOf(using: readonly (Judgement & { readonly layer: Layer })[], { byId }: Rows): string | undefined {
  const views = new Map<string, Set<string>>();
  for (const { layer, told } of using) {
    const name = /u\d+/.exec(layer.name)?.[0] ?? layer.name;
    const seen = views.get(name) ?? new Set<string>();
    for (const { ids } of told) for (const id of ids) seen.add(id);
    views.set(name, seen);
  }
  for (const seen of views.values()) {
    const left = seen.size === 0 ? undefined : [...byId.keys()].find((id) => !seen.has(id));
    if (left !== undefined) return `its calculation leaves out ${left}`;
  }
  return undefined;
}

const fitted = new Set(['regression', 'loess', 'kde', 'density', 'quantile']);

/** A filter before a fit, other than the one by which Vega-Lite leaves out what is no number. */
function filteredBefore(compiled: Json): string | undefined {
  for (const chain of chainsOf(compiled)) {
    const at = chain.findIndex(({ type }) => fitted.has(String(type)));
    const filter = chain
      .slice(0, Math.max(0, at))
      .find(({ type, expr }) => type === 'filter' && !/^\(?is(Valid|Date)\(/.test(String(expr)));
    if (filter !== undefined) return 'its calculation leaves out the statistics that a filter drops';
  }
  return undefined;
}

/** The transforms that lead to each data set, from the first on. */
function chainsOf(compiled: Json): readonly (readonly Json[])[] {
  const sets = new Map(listOf(compiled.data).map((data) => [(data as Json).name, data as Json]));
  const chain = (data: Json | undefined): readonly Json[] =>
    data === undefined ? [] : [...chain(sets.get(data.source)), ...transformsOf({ data: [data] })];
  return [...sets.values()].map(chain);
}

function once(faults: readonly MarkFault[]): readonly MarkFault[] {
  return [
    ...new Map(faults.toReversed().map((fault) => [`${fault.layer ?? ''} ${fault.key}`, fault])).values(),
  ].toReversed();
}

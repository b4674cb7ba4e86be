import { groupBy } from '../../data/group.ts';
import { largest, smallest } from '../../project/extremes.ts';
import type { ChartKind } from '../kinds/kinds.ts';
import type { ChartRow } from '../types.ts';
import { boundFault } from './bounds.ts';
import { type EndSide, extentOf } from './ends.ts';
import { heatFault } from './heat.ts';
import { mapFault } from './map.ts';
import { type PlacedMark, placeFault, tolerance } from './places.ts';
import { isJson, type Json, type Layer, readScene, type SceneMark } from './scene.ts';
import { timeFault } from './time.ts';
import { unitFault } from './units.ts';

/** What the marks of a kind claim: that those of these layers tell the values of all rows. */
interface Claim {
  /** The names of the layers, without the panel that they are in. */
  readonly layers: RegExp;
  readonly side: EndSide;
  /** `length` from one common end, `place` along an axis, or `share` of the whole that stands at one place across. */
  readonly tells: 'length' | 'place' | 'share';
  /** The field of a mark that names the statistic, where it stands for two. */
  readonly id?: string;
}

const bars = /^(bars|hatched)$/;
const stacks = /^(parts|hatched|areas)$/;
const lines = /^(line_\d+(_dashed)?|points|rings)$/;
const dots = /^(dots|rings|tips)$/;
const scattered = /^(dots|rings)_\w+$/;

const lengths = (side: EndSide, layers = bars): Claim => ({ layers, side, tells: 'length' });
const places = (side: EndSide, layers: RegExp): Claim => ({ layers, side, tells: 'place' });
const barsOrLines = [[lengths('x')], [places('y', lines)]];

/**
 * What is proven of each kind: one of these lists, all of it, since some draw in more than one way. Those whose marks are
 * no lengths or places of values are proven in files of their own.
 */
const claims: Readonly<Partial<Record<ChartKind, readonly (readonly Claim[])[]>>> = {
  bars: [[lengths('x')]],
  change: [[lengths('x')]],
  columns: [[lengths('y')], [lengths('x')]],
  line: [[places('y', lines)]],
  panels: barsOrLines,
  multiples: barsOrLines,
  dumbbell: [[places('x', dots)]],
  slope: [[places('y', /^(lines|dashed|dots|rings|tips)$/)]],
  parts: [[lengths('x', /^(parts|bars|hatched)$/)]],
  intervals: [[places('x', dots)]],
  stacked: (['length', 'share'] as const).flatMap((tells) => [
    [{ layers: stacks, side: 'x' as const, tells }],
    [{ layers: stacks, side: 'y' as const, tells }],
  ]),
  scatter: [[places('y', scattered), { ...places('x', scattered), id: 'xId' }]],
};

interface Mark extends PlacedMark {
  readonly to: number;
  /** Where it stands along the other side. */
  readonly across: number;
}

/**
 * What is wrong with the marks of one of our own kinds, undefined where nothing is: whatever scale drew them, lengths
 * must be in one proportion to the values of the statistics, and places in one straight line with them; each statistic
 * has its mark, and no two. A kind that draws in several ways is right where one of its claims holds.
 */
export function proveKind(kind: ChartKind, { root, compiled, ...drawn }: DrawnKind): string | undefined {
  const { layers } = readScene(root, compiled);
  const { rows } = drawn;
  if (kind === 'map') return mapFault(layers, rows);
  if (kind === 'unit-row') return unitFault(layers, drawn);
  if (kind === 'heat') return heatFault(layers, drawn);
  if (kind === 'timeline' || kind === 'coverage') return timeFault(layers, rows, kind);
  const asked = claims[kind] ?? [];
  const faults = asked.map((all) => all.map((claim) => faultOf(claim, layers, { kind, rows })).find((fault) => fault));
  return faults.includes(undefined) ? undefined : faults[0];
}

interface DrawnKind {
  readonly root: SceneMark;
  readonly compiled: Json;
  readonly rows: readonly ChartRow[];
  /** Whether rows of squares are a part and its whole. */
  readonly isPart: boolean;
  /** A number as the drawing writes it. */
  readonly number: (value: number) => string;
}

interface Drawn {
  readonly kind: ChartKind;
  readonly rows: readonly ChartRow[];
}

function faultOf(claim: Claim, layers: readonly Layer[], { kind, rows }: Drawn): string | undefined {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const marks = marksOf(claim, layers, byId);
  const drawn = new Map<string, Mark>();
  for (const mark of marks) {
    const before = drawn.get(mark.id);
    drawn.set(mark.id, before ?? mark);
    const again = before !== undefined && (claim.tells !== 'place' || Math.abs(before.from - mark.from) > tolerance);
    if (again) return `${mark.id} is drawn twice`;
  }
  // A place of a scatter that has one of its two values has no point; the page says so.
  const missing = kind === 'scatter' ? undefined : rows.find(({ id }) => !drawn.has(id));
  if (missing !== undefined) return `no mark stands for ${missing.id}`;
  if (claim.tells === 'share') return shareFault(marks);
  if (claim.tells === 'length') return lengthFault(marks);
  const fault = placeFault(marks, claim.side);
  if (fault === undefined && kind !== 'scatter') return boundFault(layers, { rows, marks, side: claim.side });
  const isLog = fault !== undefined && kind === 'scatter' && marks.every(({ value }) => value > 0);
  if (!isLog) return fault;
  return placeFault(
    marks.map((mark) => ({ ...mark, value: Math.log10(mark.value) })),
    claim.side,
  );
}

function marksOf(
  { layers: named, side, id = 'id' }: Claim,
  layers: readonly Layer[],
  rows: ReadonlyMap<string, ChartRow>,
): readonly Mark[] {
  return layers.flatMap((layer) => {
    const [, panel = '', name = ''] = /^(panel_\d+_)?(.*)_marks$/.exec(layer.name) ?? [];
    if (!named.test(name)) return [];
    return layer.items.flatMap((item): readonly Mark[] => {
      const row = isJson(item.datum) ? rows.get(String(item.datum[id])) : undefined;
      if (row === undefined) return [];
      const [from, to] = extentOf(layer.type, item, side);
      const [across] = extentOf(layer.type, item, side === 'x' ? 'y' : 'x');
      return [{ id: row.id, value: row.value, panel, from, to, across: Math.round(across) }];
    });
  });
}

/** The length of each is in one proportion to its value, and all begin at one end. */
function lengthFault(marks: readonly Mark[]): string | undefined {
  const total = marks.reduce((sum, { value }) => sum + Math.abs(value), 0);
  const length = marks.reduce((sum, { from, to }) => sum + to - from, 0);
  if (total === 0) return undefined;
  const off = marks.find(({ value, from, to }) => Math.abs(to - from - (Math.abs(value) * length) / total) > tolerance);
  return off === undefined ? undefined : `the length of ${off.id} is not in proportion to its value`;
}

/** The length of each is its share of the whole that it is in, and all wholes are as long. */
function shareFault(marks: readonly Mark[]): string | undefined {
  const wholes = [...groupBy(marks, ({ panel, across }) => `${panel} ${across}`).values()];
  const lengths = wholes.map((own) => own.reduce((sum, { from, to }) => sum + to - from, 0));
  const uneven = largest(lengths) - smallest(lengths) > 4 * tolerance;
  if (uneven) return 'its wholes are not as long as each other';
  return wholes.map(lengthFault).find((fault) => fault !== undefined);
}

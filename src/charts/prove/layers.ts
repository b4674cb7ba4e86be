import { judgeColour } from './colours.ts';
import { makers } from './derive.ts';
import { isDiscrete } from './ends.ts';
import { isVisible } from './honest.ts';
import { idsOf, type Rows } from './rows.ts';
import { type Item, isJson, type Json, type Layer, type SceneScale } from './scene.ts';
import { judgeSide, type SideJudgement } from './sides.ts';
import { judgeText, type NumberSigns } from './texts.ts';
import type { Judgement, MarkFault, Told } from './told.ts';

export interface Judge {
  readonly rows: Rows;
  readonly signs: NumberSigns;
  readonly paper: string;
  /** Whether a scale has an axis with labels. */
  readonly readable: (scale: SceneScale) => boolean;
}

/** Holds every mark of a layer against its statistics. */
export function judgeLayer(layer: Layer, judge: Judge): Judgement {
  const told: Told[] = [];
  const faults = new Map<string, MarkFault>();
  const calculates = new Set<string>();
  const report = (item: Item, { channel, message, key }: NonNullable<SideJudgement['fault']>): void => {
    if (faults.has(key)) return;
    faults.set(key, { layer: layer.name, channel, key, message: `${nameOf(layer, item, judge.rows)}: ${message}` });
  };
  const own = { ...judge, maker: madeBy(layer, judge.rows) };
  for (const item of layer.items) {
    const { parts, made } = judgeItem(layer, item, own);
    for (const { fault, calculates: how } of parts) {
      if (fault !== undefined) report(item, fault);
      if (how !== undefined) calculates.add(how);
    }
    if (made !== undefined) calculates.add(made);
    for (const tell of tellsOf(layer, item, { parts, rows: judge.rows })) told.push(tell);
  }
  return { told, faults: [...faults.values()], calculates: [...calculates] };
}

interface JudgeOfLayer extends Judge {
  /** What made the rows of the layer. */
  readonly maker: string | undefined;
}

interface ItemJudgement {
  readonly parts: readonly SideJudgement[];
  /** What made a mark that stands for no statistic. */
  readonly made?: string;
}

function judgeItem(layer: Layer, item: Item, judge: JudgeOfLayer): ItemJudgement {
  const parts = partsOf(layer, item, judge);
  const stray = strayFault(layer, item, { ids: idsOf(item.datum, judge.rows), judge, parts });
  if (stray !== undefined && typeof stray !== 'string') return { parts, made: stray.made };
  const misplaced = layer.type === 'shape' ? areaFault(item, judge.rows) : undefined;
  const isHidden = layer.type !== 'text' && parts.some(({ by }) => by !== undefined) && !isVisible(item, judge.paper);
  const message = stray ?? misplaced ?? (isHidden ? 'it cannot be seen' : undefined);
  return { parts: message === undefined ? parts : [...parts, { fault: { channel: '', message, key: message } }] };
}

/** What a mark tells, where nothing is wrong with it. */
function tellsOf(
  layer: Layer,
  item: Item,
  { parts, rows }: { readonly parts: readonly SideJudgement[]; readonly rows: Rows },
): readonly Told[] {
  if (parts.some(({ fault }) => fault !== undefined)) return [];
  const ids = idsOf(item.datum, rows);
  return parts.flatMap(({ by, ids: own }) => (by === undefined ? [] : [{ by, ids: own ?? ids, layer, item }]));
}

function partsOf(layer: Layer, item: Item, { rows, signs, paper, readable }: Judge): readonly SideJudgement[] {
  if (layer.type === 'text') {
    const { fault, value } = judgeText(item, rows, signs);
    const text = fault === undefined ? [] : [{ fault: { channel: 'text', message: fault, key: 'text' } }];
    const label = value === undefined || !isVisible(item, paper) ? [] : [{ by: 'label' as const, ids: [value] }];
    return [
      ...text,
      ...label,
      ...sides(layer, item, { rows, readable }).map(({ fault: bad }) => (bad ? { fault: bad } : {})),
    ];
  }
  return [...sides(layer, item, { rows, readable }), judgeColour(layer, item, rows)];
}

function sides(
  layer: Layer,
  item: Item,
  { rows, readable }: Pick<Judge, 'rows' | 'readable'>,
): readonly SideJudgement[] {
  if (layer.type === 'arc' || layer.type === 'shape') return [];
  return (['x', 'y'] as const).map((side) => judgeSide({ layer, item, side, rows, readable }));
}

interface Stray {
  readonly ids: readonly string[];
  readonly judge: JudgeOfLayer;
  readonly parts: readonly SideJudgement[];
}

/** Why a mark without a statistic may not stand there, or what made it. */
function strayFault(
  layer: Layer,
  { datum, defined }: Item,
  { ids, judge, parts }: Stray,
): string | { made: string } | undefined {
  const { rows, maker } = judge;
  if (maker !== undefined && (ids.length === 0 || parts.some(({ by }) => by === 'calculated'))) return { made: maker };
  if (defined === false && isJson(datum) && rows.gaps.has(String(datum.id))) return undefined;
  if (ids.length > 0 && layer.type === 'rect' && !isBound(layer))
    return 'it stands for nothing, and may hide what does';
  if (ids.length > 0 || layer.type === 'text' || layer.type === 'rule') return undefined;
  if (parts.some(({ ids: own = [] }) => own.length > 0)) return undefined;
  if (layer.type === 'shape' && !usesField(layer.channels)) return undefined;
  return rows.imputes === true
    ? `there is no value for ${nearestName(datum)}, and it is drawn as if it were zero; draw lines, or leave out the periods that not all have`
    : 'it stands for no statistic';
}

/** An area of a map is that of its statistic's place, and is drawn. */
function areaFault({ datum, bounds }: Item, rows: Rows): string | undefined {
  const [id = ''] = idsOf(datum, rows);
  const row = rows.byId.get(id);
  if (row === undefined) return undefined;
  const { geo } = isJson(datum) ? datum : {};
  if (row.placeId !== undefined && (!isJson(geo) || geo.id !== row.placeId)) return 'it is the area of another place';
  return bounds === undefined || bounds.x2 <= bounds.x1 || bounds.y2 <= bounds.y1 ? 'it has no area' : undefined;
}

/** Whether anything of a bar comes from the data along a scale of numbers or by its colour. */
function isBound({ channels, scale }: Layer): boolean {
  return ['x', 'y', 'xc', 'yc', 'x2', 'y2', 'fill', 'stroke'].some((channel) => {
    const entry = channels[channel];
    return isJson(entry) && entry.field !== undefined && !isDiscrete(scale(entry.scale));
  });
}

function usesField(channels: Json): boolean {
  return /"field"/.test(JSON.stringify(channels.fill ?? ''));
}

function nearestName(datum: unknown): string {
  if (!isJson(datum)) return 'it';
  const words = Object.entries(datum).flatMap(([key, value]) =>
    /^(group|place|label|measure|period)$/.test(key) && typeof value === 'string' ? [value] : [],
  );
  return words.length === 0 ? 'it' : words.join(', ');
}

/** What made the rows of a layer that has none of its own. */
function madeBy({ channels }: Layer, { derived }: Rows): string | undefined {
  const fields = Object.values(channels).flatMap((entry) =>
    isJson(entry) && typeof entry.field === 'string' ? [entry.field] : [],
  );
  const by = fields.flatMap((field) => derived.get(field) ?? []).find(({ by }) => by in makers)?.by;
  return by === undefined ? undefined : makers[by];
}

/** A mark in a message: the statistic that it stands for, or what it is. */
export function nameOf({ type }: Layer, { datum }: Item, rows: Rows): string {
  const ids = idsOf(datum, rows);
  const [id] = ids;
  const what = { rect: 'bar', symbol: 'point', rule: 'rule', arc: 'arc', shape: 'area of the map' }[type] ?? type;
  if (id === undefined) return `a ${what}`.replace('a a', 'an a');
  return ids.length === 1 ? `the ${what} of ${id}` : `the ${what} of ${ids.length} statistics`;
}

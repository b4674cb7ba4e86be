/** Anything read from a drawing or a specification; what is asked for is there or undefined. */
export type Json = Readonly<Record<string, unknown>>;

/** One thing of a drawing as Vega's scenegraph holds it; lengths in px from its group. */
export interface Item {
  readonly datum?: unknown;
  readonly mark: SceneMark;
  /** Of a group: what is in it. */
  readonly items?: readonly SceneMark[];
  /** Of a group: the scales that it was drawn with. */
  readonly context?: { readonly scales: Readonly<Record<string, { readonly value: SceneScale } | undefined>> };
  readonly bounds?: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };
  readonly x?: number;
  readonly y?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly startAngle?: number;
  readonly endAngle?: number;
  readonly outerRadius?: number;
  readonly innerRadius?: number;
  readonly fill?: unknown;
  readonly stroke?: unknown;
  readonly opacity?: number;
  readonly fillOpacity?: number;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
  readonly interpolate?: string;
  readonly defined?: boolean;
  readonly text?: unknown;
}

export interface SceneMark {
  readonly marktype: string;
  readonly role?: string;
  readonly name?: string;
  readonly items: readonly Item[];
  readonly group?: Item;
}

/** A scale of Vega, as a function with what describes it. */
export interface SceneScale {
  (value: unknown): unknown;
  readonly type?: string;
  readonly domain: () => readonly unknown[];
  readonly range: () => readonly unknown[];
  readonly bandwidth?: () => number;
  readonly invert?: unknown;
}

/** A set of marks of the data, with what its specification says of their channels. */
export interface Layer {
  /** Of the compiled specification; it begins with the name that tells where the author wrote it. */
  readonly name: string;
  readonly type: string;
  readonly style: readonly string[];
  readonly items: readonly Item[];
  /** The plot that it is in. */
  readonly frame: Item;
  readonly channels: Json;
  readonly scale: (name: unknown) => SceneScale | undefined;
}

/** An axis, a legend or the head of a panel. */
export interface Guide {
  readonly role: 'axis' | 'legend' | 'header';
  readonly group: Item;
  readonly scale: SceneScale | undefined;
}

interface Scene {
  readonly layers: readonly Layer[];
  readonly guides: readonly Guide[];
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** All marks and guides of a drawing. `compiled` is the Vega specification that it was drawn from. */
export function readScene(root: SceneMark, compiled: Json): Scene {
  const definitions = new Map<unknown, Json>();
  collect(compiled, definitions);
  const layers: Layer[] = [];
  const guides: Guide[] = [];
  const draw = (mark: SceneMark, frame: Item): void => {
    const definition = definitions.get(mark.name);
    if (mark.role !== 'mark' || mark.items.length === 0 || definition === undefined) return;
    layers.push(layerOf(mark, frame, definition));
  };
  const visit = (mark: SceneMark, frame: Item): void => {
    if (mark.marktype !== 'group') {
      draw(mark, frame);
      return;
    }
    const role = guideOf(mark);
    for (const guide of guidesIn(mark, role)) guides.push(guide);
    if (role === undefined || role === 'header')
      for (const [each, group] of insideOf(mark)) visit(each, /pathgroup$/.test(mark.name ?? '') ? frame : group);
  };
  for (const [mark, group] of insideOf(root)) visit(mark, group);
  return { layers, guides };
}

/** The marks in the groups of a mark, each with its group. */
function insideOf({ items }: SceneMark): readonly (readonly [SceneMark, Item])[] {
  return items.flatMap((group) => (group.items ?? []).map((mark) => [mark, group] as const));
}

function readGuide(role: Guide['role'], group: Item): Guide {
  return { role, group, scale: scaleIn(group, isJson(group.datum) ? group.datum.scale : undefined) };
}

function guidesIn({ items }: SceneMark, role: Guide['role'] | undefined): readonly Guide[] {
  return items.flatMap((group) => (role === undefined ? headOf(group) : [readGuide(role, group)]));
}

/** The head of a panel that stands in the panel itself, as those of rows over it do. */
function headOf(group: Item): readonly Guide[] {
  const items = (group.items ?? []).filter(({ role }) => role === 'title');
  return items.length === 0 || !isJson(group.datum) || Object.keys(group.datum).length === 0
    ? []
    : [{ role: 'header', group: { ...group, items }, scale: undefined }];
}

function guideOf({ role = '' }: SceneMark): Guide['role'] | undefined {
  if (role === 'axis' || role === 'legend') return role;
  return /^(row|column)-header$/.test(role) || /-header$/.test(role) ? 'header' : undefined;
}

function layerOf({ name = '', marktype, items }: SceneMark, frame: Item, definition: Json): Layer {
  const { update = {} } = isJson(definition.encode) ? definition.encode : {};
  const style = listOf(definition.style ?? []).map(String);
  const owner = items[0]?.mark.group ?? frame;
  const scale = (wanted: unknown): SceneScale | undefined => scaleIn(owner, wanted);
  return { name, type: marktype, style, items, frame, channels: isJson(update) ? update : {}, scale };
}

/** The scale of this name that holds in a group: its own, or that of a group round it. */
function scaleIn(group: Item | undefined, name: unknown): SceneScale | undefined {
  if (group === undefined || typeof name !== 'string') return undefined;
  return group.context?.scales[name]?.value ?? scaleIn(group.mark.group, name);
}

function collect(part: Json, definitions: Map<unknown, Json>): void {
  for (const mark of listOf(part.marks)) {
    if (!isJson(mark)) continue;
    if (mark.name !== undefined) definitions.set(mark.name, mark);
    collect(mark, definitions);
  }
}

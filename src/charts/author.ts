import { BriefError } from '../project/errors.ts';
import { mix } from '../style/theme/colour.ts';
import { acceptSpec, colourKeys, colourTokens, pageKeys, rowFields } from './accept.ts';
import { withAreas, withShapes } from './author-map.ts';
import { heightOfRows, withPlainAreas } from './author-views.ts';
import { refuseEndless } from './endless.ts';
import { seriesColours } from './kinds/series-looks.ts';
import { isOpen, tone } from './layout.ts';
import { isJson } from './prove/scene.ts';
import type { ChartRequest } from './request.ts';
import { px } from './theme-config.ts';
import type { ChartRow, ChartSpec, ChartTheme } from './types.ts';

/** A drawing to make from an author's specification. */
export interface AuthorSpec {
  /** Vega-Lite, its rows inside and each of its views named. */
  readonly spec: ChartSpec;
  /** Where each view stands in the block, by the number in its name. */
  readonly paths: readonly (readonly (string | number)[])[];
  /** Whether its width is that of each of its panels, and not of the whole. */
  readonly panels: boolean;
}

const pageTexts: ReadonlySet<string> = new Set(pageKeys);

type AuthorBlock = Pick<ChartRequest, 'id' | 'spec' | 'rows' | 'gaps' | 'map' | 'highlight'>;

/**
 * An author's own spec with its statistics in place of `data`, the theme's colours, a name for each view and the width
 * of the page in px. Throws a BriefError ('data') with what `acceptSpec` finds.
 */
export function authorSpec(
  { id, spec, rows, gaps = [], map, highlight }: AuthorBlock,
  { width, theme }: { readonly width: number; readonly theme: ChartTheme },
): AuthorSpec {
  const faults = acceptSpec(spec);
  if (faults.length > 0 || !isJson(spec)) {
    const list = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new BriefError('data', `the Vega-Lite spec of chart "${id}" is not allowed: ${list}`, {
      hint: 'src/charts/README.md says what a spec may hold',
    });
  }
  const own = Object.fromEntries(Object.entries(spec).filter(([key]) => !pageTexts.has(key)));
  refuseEndless(own, { id, rows });
  const paths: (readonly (string | number)[])[] = [];
  const named = nameViews(withColours(own, theme), [], paths);
  const panels = isComposed(own);
  // A value that is missing breaks a line, which without its row would run on.
  const missing = gaps.map((gap) => ({ ...rowDatum({ ...gap, value: 0 }, 0, highlight), value: null }));
  const values = withAreas([...rows.map((row, order) => rowDatum(row, order, highlight)), ...missing], {
    ...{ id, map },
    placeIds: [...rows, ...gaps].map(({ placeId }) => placeId),
  });
  const height = heightOfRows(own, values) ?? (map === undefined ? 200 : 320);
  const frame = panels ? {} : { height, width, autosize: { type: 'fit', contains: 'padding' } };
  return { spec: { padding: 2, ...frame, ...named, data: { values } }, paths, panels };
}

/** A row as the spec's data hold it: the fields that the README lists. */
function rowDatum(row: ChartRow, order: number, highlight: string | undefined): Record<string, unknown> {
  const own: ChartSpec = { tone: tone(row, highlight), hatched: row.partial, open: isOpen(row), order };
  const whole = row as ChartRow & ChartSpec;
  const fields: Record<string, unknown> = {};
  for (const field of rowFields) {
    const value = own[field] ?? whole[field];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

function isComposed(spec: ChartSpec): boolean {
  const { encoding } = spec;
  const inEncoding = isJson(encoding) && ['row', 'column', 'facet'].some((channel) => encoding[channel] !== undefined);
  return (
    inEncoding || ['facet', 'repeat', 'concat', 'hconcat', 'vconcat', 'spec'].some((key) => spec[key] !== undefined)
  );
}

/** Names of layers that are drawn in a way of their own. */
const drawnNames = /^(hatched|grid|open)$/;

/** Names each view that has a mark, so that what is found in the drawing is found in the block. */
function nameViews(
  view: ChartSpec,
  path: readonly (string | number)[],
  paths: (readonly (string | number)[])[],
): ChartSpec {
  const inside = insideViews(view, (each, at) => nameViews(each, [...path, ...at], paths));
  if (view.mark === undefined) return withNumbers(withSorts(inside));
  const suffix = typeof view.name === 'string' && drawnNames.test(view.name) ? `_${view.name}` : '';
  return { ...withNumbers(inside), name: `u${paths.push(path) - 1}${suffix}` };
}

/** A view with those that it is composed of as `change` makes them of each and of where it stands in the view. */
function insideViews(
  view: ChartSpec,
  change: (each: ChartSpec, at: readonly (string | number)[]) => ChartSpec,
): ChartSpec {
  const entries = Object.entries(view).map(([key, value]): [string, unknown] => {
    if (key === 'spec' && isJson(value)) return [key, change(value, [key])];
    if (!/^(layer|[hv]?concat)$/.test(key) || !Array.isArray(value)) return [key, value];
    return [key, value.map((each: unknown, index) => (isJson(each) ? change(each, [key, index]) : each))];
  });
  return Object.fromEntries(entries);
}

/** Layers cannot sort by the sum that `sort: -x` means; a field of one value each sorts alike by its greatest. */
function withSorts(view: ChartSpec): ChartSpec {
  const { encoding, layer } = view;
  if (!isJson(encoding) || layer === undefined) return view;
  const sorted = Object.entries(encoding).map(([channel, value]): [string, unknown] => {
    const [, minus, by] = (isJson(value) && /^(-?)([xy])$/.exec(String(value.sort))) || [];
    const along = by === undefined ? undefined : encoding[by];
    if (!isJson(value) || !isJson(along) || typeof along.field !== 'string') return [channel, value];
    const order = minus === '-' ? 'descending' : 'ascending';
    return [channel, { ...value, sort: { field: along.field, op: 'max', order } }];
  });
  return { ...view, encoding: Object.fromEntries(sorted) };
}

/** Marks that Vega-Lite makes of others title their axes with the name of a field. */
function withoutFieldTitles(view: ChartSpec): ChartSpec {
  const { encoding, mark } = view;
  const type = isJson(mark) ? mark.type : mark;
  if (!isJson(encoding) || !/^(errorbar|errorband|boxplot)$/.test(String(type))) return view;
  const untitled = (['x', 'y'] as const).flatMap((side): readonly (readonly [string, unknown])[] => {
    const channel = encoding[side];
    return isJson(channel) ? [[side, { title: null, ...channel }]] : [];
  });
  return { ...view, encoding: { ...encoding, ...Object.fromEntries(untitled) } };
}

/** A text of numbers says so, since Vega-Lite takes what has no type for a name, and cannot set a number as one. */
function withNumbers(given: ChartSpec): ChartSpec {
  const view = withShapes(withPlainAreas(withoutFieldTitles(given)));
  const { encoding } = view;
  if (!isJson(encoding) || !isJson(encoding.text)) return view;
  const { field, type } = encoding.text;
  if (type !== undefined || !/^(value|lower|upper|order)$/.test(String(field))) return view;
  return { ...view, encoding: { ...encoding, text: { ...encoding.text, type: 'quantitative' } } };
}

/** The same spec with the theme's colours in place of their names. */
function withColours(part: ChartSpec, theme: ChartTheme): ChartSpec {
  const colour = (value: unknown): unknown =>
    (colourTokens as readonly unknown[]).includes(value) ? theme[value as (typeof colourTokens)[number]] : value;
  const visit = (value: unknown, key: string, inColour: boolean): unknown => {
    if (Array.isArray(value)) return value.map((each: unknown) => visit(each, key, inColour));
    if (isJson(value)) {
      const here = inColour || colourKeys.test(key);
      // A text that is cut may say another number or name.
      const whole = Object.entries(value).filter(([name]) => name !== 'limit' && name !== 'labelLimit');
      return Object.fromEntries(whole.map(([name, inner]) => [name, visit(inner, name, here)]));
    }
    return colourKeys.test(key) || (inColour && (key === 'value' || key === 'range')) ? colour(value) : value;
  };
  return visit(part, '', false) as ChartSpec;
}

/** The same spec with this width in px for each of its panels that has none of its own. */
export function withPanelWidth(view: ChartSpec, width: number): ChartSpec {
  // The layers of a panel have its width.
  if (view.layer !== undefined || view.mark !== undefined) return { width, ...view };
  return insideViews(view, (each) => withPanelWidth(each, width));
}

/** What an author's drawing takes of the theme beside what all do: axes without titles of their own, ramps of colour. */
export function authorConfig(theme: ChartTheme): ChartSpec {
  const size = px(theme.fontSizes.axis);
  const label = { labelFontSize: size, labelFontWeight: 400, labelColor: theme.muted };
  const title = { titleFontSize: size, titleFontWeight: 400, titleColor: theme.muted };
  const ramp = [mix(theme.paper, theme.accent, 0.12), theme.accent];
  return {
    axis: { title: null, labelOverlap: 'greedy' },
    axisX: { labelSeparation: 6 },
    axisTemporal: { grid: false },
    axisY: { titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleX: 0, titleY: -8, titleBaseline: 'bottom' },
    legend: { title: null, labelLimit: 0, symbolOpacity: 1, symbolStrokeWidth: 0, ...label, ...title },
    header: { title: null, labelAnchor: 'start', labelLimit: 0, ...label, ...title },
    title: { color: theme.ink, anchor: 'start', fontWeight: 600, fontSize: px(theme.fontSizes.panel) },
    headerRow: { labelAngle: 0, labelAlign: 'left', labelOrient: 'top' },
    view: { continuousHeight: 140, discreteHeight: { step: 22 }, discreteWidth: { step: 22 } },
    // An area of nothing is nothing.
    scale: { minSize: 0 },
    mark: { color: theme.accent },
    circle: { opacity: 1, color: theme.accent },
    square: { opacity: 1, color: theme.accent },
    trail: { color: theme.accent },
    range: { ramp, heatmap: ramp, ordinal: ramp, category: seriesColours(theme) },
    rect: { color: theme.context },
    arc: { color: theme.accent, stroke: theme.paper },
    geoshape: { color: theme.context, stroke: theme.paper, strokeWidth: 0.75 },
    boxplot: { median: { color: theme.ink }, box: { color: theme.context }, outliers: { size: 14 } },
    // Bands of several series are seen through each other.
    errorband: { band: { color: theme.context, opacity: 0.35 } },
  };
}

import { expressionFault } from './expressions.ts';
import { isJson } from './prove/scene.ts';

/** What is wrong at one place of a spec; `path` as in `encoding.x.axis`. */
interface SpecFault {
  readonly path: string;
  readonly message: string;
}

/** The fields of a row that an author's spec can draw; the README of this folder says what each holds. */
export const rowFields = [
  ...['id', 'label', 'value', 'text', 'place', 'period', 'start', 'end', 'measure', 'unit', 'qualifier', 'partial'],
  ...['group', 'lower', 'upper', 'order', 'tone', 'hatched', 'open'],
] as const;

/** Keys of a block for text of the page, for naming its rows and for its proof; the drawing does not use them. */
export const pageKeys = [
  ...['id', 'title', 'subtitle', 'note', 'reason', 'label', 'group', 'highlight', 'calculation', 'proof'],
] as const;

/** The colours that a spec can name; the theme says what they are. */
export const colourTokens = ['accent', 'context', 'neutral', 'ink', 'muted', 'rule', 'paper'] as const;

const theme = 'is not allowed; the theme decides the look';

/** Keys that are not allowed anywhere, and why. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/^(url|href|src|cursor)$/, 'names a file or an address, and a chart loads nothing'],
  [/^(datasets|lookup|from|impute|flatten)$/, 'holds values of its own; name statistics'],
  [/^(params?|selection|bind|tooltip|select)$/, 'needs a pointer, and paper has none'],
  [/^(config|scheme|gradient|usermeta|background|font|(label|title|subtitle)Font)$/, theme],
  [/^(font|(label|title|subtitle)Font)(Size|Style|Weight)$/, 'is not allowed; name a style of the theme'],
  [/^(signal|__proto__|constructor|prototype|embedOptions)$/, 'is not allowed'],
  [/^sample$/, 'leaves statistics out at random'],
  [/^(bins|precision|tickMinStep)$/, 'may run without end'],
];

/** The most that a number may be, by its key. */
const limits: readonly (readonly [RegExp, number])[] = [
  [/^(width|height|size|dx|dy|offset)$/, 2000],
  [/^(tickCount|columns|steps|maxsteps|maxbins)$/, 200],
  [/^order$/, 10],
  [/^(padding|spacing|step|strokeWidth)$/, 300],
];

const printed = new Set(['title', 'text', 'value', 'description', 'subtitle', 'datum', 'labels', 'none']);
/** Keys that hold a colour. */
export const colourKeys = /^(color|fill|stroke|\w+Color)$/;
const upright = new Set(['angle', 'labelAngle', 'titleAngle']);
const expressions = new Set(['calculate', 'expr', 'labelExpr', 'test', 'filter']);
const marks = new Set([
  ...['arc', 'area', 'bar', 'boxplot', 'circle', 'errorband', 'errorbar', 'geoshape', 'line', 'point', 'rect', 'rule'],
  ...['square', 'text', 'tick', 'trail'],
]);
/** How a block names its statistics. */
const dataKeys = new Set(['statistics', 'source', 'measure', 'map']);
const mostNodes = 5000;
const mostDeep = 24;

/**
 * Checks an author's Vega-Lite spec for what may not be in one; empty where all is well. A spec draws the rows of its
 * statistics in the theme's look: it loads nothing, runs nothing without end, holds no values, colours or numbers in
 * words of its own. Whether what it draws is true is for the proof of its marks, and number words are for the topic's
 * own check.
 */
export function acceptSpec(value: unknown): readonly SpecFault[] {
  if (!isJson(value)) return [{ path: 'spec', message: 'must be a mapping' }];
  const own = Object.entries(value).filter(([key]) => key !== 'data' && !(pageKeys as readonly string[]).includes(key));
  const walk: Walk = { faults: [...dataFaults(value.data)], nodes: 0 };
  visit(Object.fromEntries(own), [], walk);
  return walk.nodes > mostNodes ? [{ path: 'spec', message: 'is too large to be a drawing' }] : walk.faults;
}

interface Walk {
  readonly faults: SpecFault[];
  nodes: number;
}

function visit(part: unknown, path: readonly string[], walk: Walk): void {
  walk.nodes += 1;
  if (walk.nodes > mostNodes || path.length > mostDeep) return;
  for (const [key, inner] of Object.entries(isJson(part) || Array.isArray(part) ? part : {})) {
    const message = faultOf(key, inner, path);
    if (message === undefined) visit(inner, [...path, key], walk);
    else walk.faults.push({ path: [...path, key].join('.'), message });
  }
}

function dataFaults(data: unknown): readonly SpecFault[] {
  const odd = Object.keys(isJson(data) ? data : {}).filter((key) => !dataKeys.has(key));
  return odd.map((key) => ({ path: `data.${key}`, message: 'is not allowed; name statistics' }));
}

function faultOf(key: string, value: unknown, path: readonly string[]): string | undefined {
  const why = refused.find(([keys]) => keys.test(key))?.[1];
  if (why !== undefined && value !== null) return why;
  if (key === 'data') return isMap(value) ? undefined : 'holds values of its own; name statistics';
  const mark = key === 'mark' ? (isJson(value) ? value.type : value) : undefined;
  if (mark !== undefined && !marks.has(String(mark))) return `must be one of ${[...marks].join(', ')}`;
  if (key === 'tickCount' && isJson(value)) return 'must be a number, year, quarter or month';
  if (typeof value === 'number') return numberFault(key, value, path);
  if (typeof value === 'string') return textFault(key, value, path);
  if (colourKeys.test(key) && Array.isArray(value)) return 'must be a colour of the theme';
  return undefined;
}

/** The outline of the world and its grid are no data. */
function isMap(data: unknown): boolean {
  return (
    isJson(data) && Object.entries(data).every(([key, value]) => /^(sphere|graticule)$/.test(key) && value === true)
  );
}

function numberFault(key: string, value: number, path: readonly string[]): string | undefined {
  const most = limits.find(([keys]) => keys.test(key))?.[1] ?? 1e15;
  if (!Number.isFinite(value) || Math.abs(value) > most) return `must be a number up to ${most}`;
  if (upright.has(key) && value !== 0) return 'must be 0: texts of a page stand upright';
  if (key === 'datum' && value !== 0) return 'must be 0: other numbers come from statistics';
  if (key === 'step' && value < 0.001) return 'must be at least 0.001';
  return path.includes('text') && (key === 'value' || key === 'text') ? noNumber : undefined;
}

const noNumber = 'must not hold a number: name a statistic';

function textFault(key: string, value: string, path: readonly string[]): string | undefined {
  if (value.length > 500) return 'must be a text of at most 500 characters';
  if (key === '$schema')
    return schema.test(value) ? undefined : 'must be https://vega.github.io/schema/vega-lite/v6.json';
  if (expressions.has(key) || (path.at(-1) === 'filter' && /^(and|or|not|\d+)$/.test(key)))
    return expressionFault(value);
  if (isColour(key, path)) return colourFault(value);
  if (key === 'format') return formatFault(value);
  if (/^(extent|aggregate|op|center)$/.test(key) && /^ci[01]?$/.test(value))
    return 'is found by chance; use stderr or stdev';
  if (key === 'tickCount' && !/^(year|quarter|month)$/.test(value)) return 'must be a number, year, quarter or month';
  const isPrinted = printed.has(key) || (/^\d+$/.test(key) && printed.has(path.at(-1) ?? ''));
  return isPrinted && /\p{N}/u.test(value) ? noNumber : undefined;
}

const schema = /^https:\/\/vega\.github\.io\/schema\/vega-lite\/v[56](\.\d+){0,2}\.json$/;

/** A colour itself, the value of a channel of colour, or an entry of its range. */
function isColour(key: string, path: readonly string[]): boolean {
  if (colourKeys.test(key)) return true;
  const inChannel = path.some((step) => colourKeys.test(step));
  return inChannel && (key === 'value' || key === 'range' || path.at(-1) === 'range');
}

function colourFault(value: string): string | undefined {
  const known: readonly string[] = [...colourTokens, 'transparent', 'none'];
  return known.includes(value) ? undefined : `must be a colour of the theme: ${colourTokens.join(', ')}`;
}

/** A format of numbers has digits of its own meaning; one of dates may have none beside its signs. */
function formatFault(value: string): string | undefined {
  if (/^[<>=^]?[ +(-]?[$#]?0?\d*,?(\.\d+)?~?[a-z%]?$/i.test(value)) return undefined;
  return /\p{N}/u.test(value.replace(/%[-_0]?[a-z%]/gi, '')) ? noNumber : undefined;
}

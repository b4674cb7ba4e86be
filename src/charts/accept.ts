import { largest, smallest } from '../project/extremes.ts';
import {
  either,
  fault,
  list,
  mapping,
  number,
  oneOf,
  type SpecFault,
  text,
  type Validator,
  words,
} from './validators.ts';

export type { SpecFault } from './validators.ts';

/** The fields of a row that an author's spec can draw; the README of this folder says what each holds. */
export const rowFields = [
  ...['id', 'label', 'value', 'text', 'place', 'period', 'start', 'end', 'measure', 'unit', 'qualifier', 'partial'],
  ...['group', 'lower', 'upper', 'order', 'tone', 'hatched', 'open'],
] as const;

const flag = oneOf(true, false);
const field = oneOf(...rowFields);
const length = either(number(-2000, 2000), oneOf('width', 'height'));
const style = oneOf('value', 'note', 'panel', 'end', 'grid', 'accent', 'context', 'neutral');

const mark = mapping(() => ({
  type: markType,
  style,
  filled: flag,
  point: flag,
  orient: oneOf('horizontal', 'vertical'),
  interpolate: oneOf('linear', 'monotone', 'step', 'step-before', 'step-after'),
  shape: oneOf(
    'circle',
    'square',
    'diamond',
    'cross',
    'triangle-up',
    'triangle-down',
    'triangle-left',
    'triangle-right',
  ),
  align: oneOf('left', 'center', 'right'),
  baseline: oneOf('top', 'middle', 'bottom', 'alphabetic', 'line-top', 'line-bottom'),
  strokeDash: list(number(0, 20), 6),
  ...Object.fromEntries(['x', 'y', 'x2', 'y2'].map((name) => [name, length])),
  ...Object.fromEntries(['dx', 'dy', 'width', 'height', 'strokeWidth'].map((name) => [name, number(-200, 200)])),
  size: number(0, 2500),
  opacity: oneOf(1),
}));

const markType = oneOf('bar', 'line', 'point', 'rule', 'text', 'tick', 'area');

const axis = mapping(() => ({
  ...Object.fromEntries(['grid', 'labels', 'ticks', 'domain'].map((name) => [name, flag])),
  title: either(oneOf(null), words),
  orient: oneOf('top', 'bottom', 'left', 'right'),
  tickCount: number(1, 20),
  ...Object.fromEntries(['labelPadding', 'titlePadding', 'offset'].map((name) => [name, number(-100, 100)])),
}));

/** A domain that leaves zero out would draw bars that are not in proportion. */
const domain: Validator = (value, path) => {
  if (!Array.isArray(value) || value.length > 60) return fault(path, 'must be a list of at most 60 entries');
  if (value.every((each) => typeof each === 'string' && each.length <= 120)) return [];
  const numbers = value.filter((each) => typeof each === 'number');
  if (numbers.length === value.length && smallest(numbers) <= 0 && largest(numbers) >= 0) return [];
  return fault(path, 'must be texts, or numbers that include zero');
};

const scale = mapping(() => ({
  type: oneOf('linear', 'utc', 'band', 'point', 'ordinal'),
  domain,
  zero: oneOf(true),
  nice: flag,
  reverse: flag,
  ...Object.fromEntries(['padding', 'paddingInner', 'paddingOuter'].map((name) => [name, number(0, 1)])),
}));

const sort = either(
  oneOf(null, 'ascending', 'descending', 'x', '-x', 'y', '-y'),
  mapping(() => ({ field, op: oneOf('min', 'max'), order: oneOf('ascending', 'descending') })),
);

const type = oneOf('quantitative', 'nominal', 'ordinal', 'temporal');

const position = mapping(() => ({
  field,
  type,
  axis: either(oneOf(null), axis),
  scale: either(oneOf(null), scale),
  sort,
  stack: oneOf(null, false, true, 'zero'),
  bandPosition: number(0, 1),
  datum: oneOf(0),
  value: length,
}));

const colour = mapping(() => ({
  field: oneOf('tone', 'group', 'label'),
  type: oneOf('nominal'),
  legend: oneOf(null),
  scale,
  datum: oneOf('accent', 'context'),
}));

/**
 * Texts that say where their numbers come from: bounds, ids and ranks do not, and Vega would write dates its own way.
 */
const textChannel = mapping(() => ({
  field: oneOf(
    ...['label', 'value', 'text', 'place', 'period', 'start', 'end', 'measure', 'unit', 'qualifier', 'group'],
  ),
  type: oneOf('quantitative', 'nominal', 'ordinal'),
  value: words,
}));
const detail = mapping(() => ({ field, type }));
const offset = mapping(() => ({ field, type, value: length, scale, sort }));

const encoding = mapping(() => ({
  x: position,
  y: position,
  x2: position,
  y2: position,
  xOffset: offset,
  yOffset: offset,
  text: textChannel,
  color: colour,
  detail,
  order: mapping(() => ({ field, type, sort })),
}));

const filter = mapping(() => ({
  filter: mapping(() => ({ field, equal: either(flag, text), oneOf: list(text, 60), valid: flag })),
}));

const layer = () => ({
  name: either(oneOf('hatched', 'grid', 'open'), words),
  mark: either(markType, mark),
  encoding,
  transform: list(filter, 5),
});

/** Keys of a block for text of the page or for naming its rows; the drawing does not use them. */
export const pageKeys = ['title', 'subtitle', 'note', 'reason', 'label', 'group', 'highlight'] as const;

const pageText: Validator = (value, path) => (typeof value === 'string' ? [] : fault(path, 'must be a text'));

const spec = mapping(() => ({
  $schema: oneOf('https://vega.github.io/schema/vega-lite/v6.json'),
  ...Object.fromEntries(pageKeys.map((key) => [key, pageText])),
  data: mapping(() => ({ statistics: list(text, 60) })),
  height: number(40, 1000),
  padding: either(
    number(0, 300),
    mapping(() => Object.fromEntries(['left', 'right', 'top', 'bottom'].map((side) => [side, number(0, 300)]))),
  ),
  ...layer(),
  layer: list(mapping(layer), 20),
}));

/**
 * Checks an author's Vega-Lite spec against the list of what is allowed; empty where all of it is. A spec draws
 * the rows of its statistics with marks and encodings. It loads nothing, computes nothing, holds no value or number of
 * its own, and takes its colours from the theme. (Number words in texts are for the topic's own check.)
 */
export function acceptSpec(value: unknown): readonly SpecFault[] {
  const faults = spec(value, '');
  if (faults.length > 0) return faults.map((each) => ({ ...each, path: each.path === '' ? 'spec' : each.path }));
  return legendFaults(value, '');
}

/** A colour without `legend: null` would bring a legend; label the marks instead. */
function legendFaults(value: unknown, path: string): readonly SpecFault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isColour = key === 'color' && typeof inner === 'object' && inner !== null;
    if (isColour && inner.legend !== null) return fault(at, 'needs legend: null; label the marks themselves');
    return legendFaults(inner, at);
  });
}

import { z } from 'zod';
import { largest, smallest } from '../project/extremes.ts';

/** What is wrong at one place of a spec; `path` as in `encoding.x.axis`. */
export interface SpecFault {
  readonly path: string;
  readonly message: string;
}

/** The fields of a row that an author's spec can draw; the README of this folder says what each holds. */
export const rowFields = [
  ...['id', 'label', 'value', 'text', 'place', 'period', 'start', 'end', 'measure', 'unit', 'qualifier', 'partial'],
  ...['group', 'lower', 'upper', 'order', 'tone', 'hatched', 'open'],
] as const;

/** A mapping with these keys only. */
function mapping(shape: Readonly<Record<string, z.ZodType>>) {
  const keys = `is not allowed; allowed are ${Object.keys(shape).join(', ')}`;
  const error: z.core.$ZodErrorMap = ({ code }) => (code === 'unrecognized_keys' ? keys : 'must be a mapping');
  return z.strictObject(shape, { error }).partial();
}

function oneOf(...values: readonly (string | number | boolean | null)[]) {
  return z.literal(values, { error: `must be ${values.map((each) => JSON.stringify(each)).join(' or ')}` });
}

function number(least: number, most: number) {
  const error = `must be a number from ${least} to ${most}`;
  return z.number(error).min(least, error).max(most, error);
}

function list<T extends z.ZodType>(item: T, most: number) {
  return z.array(item, 'must be a list').max(most, `has too many entries; the limit is ${most}`);
}

function textOf(most: number) {
  const error = `must be a text of at most ${most} characters`;
  return z.string(error).max(most, error);
}

/** The same schema for several keys. */
function keyed(keys: readonly string[], value: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}

const text = textOf(120);
/** Words without digits, since every number on the page comes from a statistic. */
const words = textOf(80).regex(/^\P{N}*$/u, 'must not hold a number: name a statistic');
const flag = oneOf(true, false);
const field = oneOf(...rowFields);
const length = z.union([number(-2000, 2000), oneOf('width', 'height')]);
const style = oneOf('value', 'note', 'panel', 'end', 'grid', 'accent', 'context', 'neutral');

const markType = oneOf('bar', 'line', 'point', 'rule', 'text', 'tick', 'area');

const mark = mapping({
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
  ...keyed(['x', 'y', 'x2', 'y2'], length),
  ...keyed(['dx', 'dy', 'width', 'height', 'strokeWidth'], number(-200, 200)),
  size: number(0, 2500),
  opacity: oneOf(1),
});

const axis = mapping({
  ...keyed(['grid', 'labels', 'ticks', 'domain'], flag),
  title: z.union([oneOf(null), words]),
  orient: oneOf('top', 'bottom', 'left', 'right'),
  tickCount: number(1, 20),
  ...keyed(['labelPadding', 'titlePadding', 'offset'], number(-100, 100)),
});

/** A domain that leaves zero out would draw bars that are not in proportion. */
const domain = z.union([
  list(text, 60),
  list(z.number('must be texts, or numbers that include zero'), 60).refine(
    (values) => smallest(values) <= 0 && largest(values) >= 0,
    'must be texts, or numbers that include zero',
  ),
]);

const scale = mapping({
  type: oneOf('linear', 'utc', 'band', 'point', 'ordinal'),
  domain,
  zero: oneOf(true),
  nice: flag,
  reverse: flag,
  ...keyed(['padding', 'paddingInner', 'paddingOuter'], number(0, 1)),
});

const sort = z.union([
  oneOf(null, 'ascending', 'descending', 'x', '-x', 'y', '-y'),
  mapping({ field, op: oneOf('min', 'max'), order: oneOf('ascending', 'descending') }),
]);

const type = oneOf('quantitative', 'nominal', 'ordinal', 'temporal');

const position = mapping({
  field,
  type,
  axis: z.union([oneOf(null), axis]),
  scale: z.union([oneOf(null), scale]),
  sort,
  stack: oneOf(null, false, true, 'zero'),
  bandPosition: number(0, 1),
  datum: oneOf(0),
  value: length,
});

const colour = mapping({
  field: oneOf('tone', 'group', 'label'),
  type: oneOf('nominal'),
  legend: oneOf(null),
  scale,
  datum: oneOf('accent', 'context'),
}).refine(({ legend }) => legend === null, 'needs legend: null; label the marks themselves');

/**
 * Texts that say where their numbers come from: bounds, ids and ranks do not, and Vega would write dates its own way.
 */
const textChannel = mapping({
  field: oneOf(
    ...['label', 'value', 'text', 'place', 'period', 'start', 'end', 'measure', 'unit', 'qualifier', 'group'],
  ),
  type: oneOf('quantitative', 'nominal', 'ordinal'),
  value: words,
});
const detail = mapping({ field, type });
const offset = mapping({ field, type, value: length, scale, sort });

const encoding = mapping({
  x: position,
  y: position,
  x2: position,
  y2: position,
  xOffset: offset,
  yOffset: offset,
  text: textChannel,
  color: colour,
  detail,
  order: mapping({ field, type, sort }),
});

const filter = mapping({
  filter: mapping({ field, equal: z.union([flag, text]), oneOf: list(text, 60), valid: flag }),
});

const layer = {
  name: z.union([oneOf('hatched', 'grid', 'open'), words]),
  mark: z.union([markType, mark]),
  encoding,
  transform: list(filter, 5),
};

/** Keys of a block for text of the page or for naming its rows; the drawing does not use them. */
export const pageKeys = ['title', 'subtitle', 'note', 'reason', 'label', 'group', 'highlight'] as const;

const spec = mapping({
  $schema: oneOf('https://vega.github.io/schema/vega-lite/v6.json'),
  ...keyed(pageKeys, z.string('must be a text')),
  data: mapping({ statistics: list(text, 60) }),
  height: number(40, 1000),
  padding: z.union([number(0, 300), mapping(keyed(['left', 'right', 'top', 'bottom'], number(0, 300)))]),
  ...layer,
  layer: list(mapping(layer), 20),
});

/**
 * Checks an author's Vega-Lite spec against the list of what is allowed; empty where all of it is. A spec draws
 * the rows of its statistics with marks and encodings. It loads nothing, computes nothing, holds no value or number of
 * its own, and takes its colours from the theme. (Number words in texts are for the topic's own check.)
 */
export function acceptSpec(value: unknown): readonly SpecFault[] {
  return faultsOf(spec.safeParse(value).error?.issues ?? [], []);
}

function faultsOf(issues: readonly z.core.$ZodIssue[], parent: readonly PropertyKey[]): readonly SpecFault[] {
  return issues.flatMap((issue): readonly SpecFault[] => {
    const path = [...parent, ...issue.path];
    if (issue.code === 'invalid_union') return faultsOf(issue.errors.at(-1) ?? [], path);
    const { message } = issue;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message }));
    return [{ path: path.length === 0 ? 'spec' : path.join('.'), message }];
  });
}

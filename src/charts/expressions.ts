/** Functions of Vega's expressions that give the same at once, in every time zone, and name nothing outside. */
const allowed = new Set([
  ...['abs', 'ceil', 'clamp', 'exp', 'floor', 'log', 'max', 'min', 'pow', 'round', 'sqrt', 'sign', 'if'],
  ...['isValid', 'isNumber', 'isFinite', 'isNaN', 'isString', 'isDate', 'isDefined', 'toNumber', 'toString', 'toDate'],
  ...[
    'length',
    'lower',
    'upper',
    'trim',
    'substring',
    'slice',
    'indexof',
    'inrange',
    'format',
    'utcFormat',
    'timeFormat',
  ],
  ...['utc', 'utcyear', 'utcquarter', 'utcmonth', 'utcdate', 'datetime', 'year', 'quarter', 'month', 'date', 'time'],
]);

/** Why an expression is not allowed; undefined where it is. Vega interprets it as data, and never as code. */
export function expressionFault(expression: string): string | undefined {
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, '""');
  const call = Array.from(bare.matchAll(/([\p{L}_$][\p{L}\p{N}_$]*)\s*\(/gu), ([, name = '']) => name).find(
    (name) => !allowed.has(name),
  );
  if (call !== undefined) return `calls "${call}"; allowed are ${[...allowed].join(', ')}`;
  if (/[;{}`\\]|=>/.test(bare)) return 'must be one expression';
  const names = Array.from(
    bare.matchAll(/(?<![\p{L}\p{N}_$.])([\p{L}_$][\p{L}\p{N}_$]*)(?!\s*\()/gu),
    ([, name = '']) => name,
  );
  const odd = names.find((name) => !/^(datum|value|true|false|null|PI|E|NaN)$/.test(name));
  return odd === undefined ? undefined : `names "${odd}"; a row is "datum"`;
}

const local =
  /("[^"\n]*"|'[^'\n]*')|(?<![\w.])(timeFormat|datetime|year|quarter|month|date|day|dayofyear|week|hours|minutes|seconds|milliseconds|timezoneoffset|timeOffset|timeSequence)(?=\s*\()/g;

const inUtc: Readonly<Record<string, string>> = {
  timeFormat: 'utcFormat',
  datetime: 'utc',
  timeOffset: 'utcOffset',
  timeSequence: 'utcSequence',
};

/**
 * The same compiled specification in UTC, whatever its author wrote: scales, units of time, formats and functions.
 */
export function inUniversalTime(part: unknown, key = ''): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => inUniversalTime(each, key));
  if (typeof part === 'string') return /^(signal|expr|test|update|init)$/.test(key) ? utcWords(part) : part;
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]): [string, unknown] => {
    // The rows themselves hold no time but days, which are read as UTC.
    if (name === 'values' && key === 'data') return [name, value];
    if (name === 'type' && value === 'time' && 'domain' in part) return [name, 'utc'];
    if (name === 'formatType' && value === 'time') return [name, 'utc'];
    return [name, inUniversalTime(value, name)];
  });
  const isUnit = 'type' in part && part.type === 'timeunit';
  return Object.fromEntries(isUnit ? [...entries, ['timezone', 'utc']] : entries);
}

function utcWords(expression: string): string {
  return expression.replace(local, (whole, quoted?: string, name = '') =>
    quoted === undefined ? (inUtc[name] ?? `utc${name}`) : whole,
  );
}

import { type Case, honest } from './honest.ts';

type Path = readonly (string | number)[];

export interface Lie {
  readonly of: keyof typeof honest;
  /** What is written into the honest specification, by where; `undefined` takes away what stood there. */
  readonly set: readonly (readonly [Path, unknown])[];
  /** What the finding says. */
  readonly says: RegExp;
}

const x = ['encoding', 'x'] as const;
const y = ['encoding', 'y'] as const;
const onlyOne = [{ filter: { field: 'id', equal: 'cases-harbour' } }];

/** Specifications that lie, with one fault each. */
export const lies: Readonly<Record<string, Lie>> = {
  'bars by the order in the block': {
    of: 'bars',
    set: [[[...x, 'field'], 'order']],
    says: /"order", which is not its value/,
  },
  'bars by a bound': {
    of: 'bullet',
    set: [[['layer', 1, 'encoding', 'x', 'field'], 'upper']],
    says: /"upper", which is not its value/,
  },
  'bars by a field that is not there': {
    of: 'bars',
    set: [[[...x, 'field'], 'amount']],
    says: /no mark|no field|stands for/,
  },
  'a filter by id': { of: 'bars', set: [[['transform'], onlyOne]], says: /no mark stands for/ },
  'a filter on bars whose texts stay': {
    of: 'bars with their values',
    set: [[['layer', 0, 'transform'], onlyOne]],
    says: /no mark stands for/,
  },
  'a filter by an expression': {
    of: 'columns',
    set: [[['transform'], [{ filter: 'datum.value > 6000' }]]],
    says: /no mark stands for/,
  },
  'a filter by a flag that all lack': {
    of: 'dots',
    set: [[['transform'], [{ filter: { field: 'hatched', equal: true } }]]],
    says: /no mark stands for/,
  },
  'a window that keeps the first rows': {
    of: 'bars',
    set: [[['transform'], [{ window: [{ op: 'row_number', as: 'row' }] }, { filter: 'datum.row < 4' }]]],
    says: /no mark stands for/,
  },
  'bars on a reversed scale': { of: 'bars', set: [[[...x, 'scale'], { reverse: true }]], says: /reversed/ },
  'columns that hang': { of: 'columns', set: [[[...y, 'sort'], 'descending']], says: /reversed/ },
  'a reversed domain': { of: 'line', set: [[[...y, 'scale'], { domain: [8000, 0] }]], says: /reversed/ },
  'time from right to left': { of: 'line', set: [[[...x, 'scale'], { reverse: true }]], says: /reversed/ },
  'bars that begin at a half': {
    of: 'bars',
    set: [[[...x, 'scale'], { domain: [500, 10000] }]],
    says: /start at zero/,
  },
  'bars without zero': {
    of: 'columns',
    set: [
      [[...y, 'scale'], { zero: false }],
      [[...y, 'stack'], null],
    ],
    says: /start at zero/,
  },
  'bars cut at the top': {
    of: 'bars',
    set: [[[...x, 'scale'], { domain: [0, 5000], clamp: true }]],
    says: /cuts it off/,
  },
  'a line cut at the top': { of: 'line', set: [[[...y, 'scale'], { domain: [0, 7000] }]], says: /cuts it off/ },
  'points outside of their scale': { of: 'dots', set: [[[...x, 'scale'], { domainMax: 6000 }]], says: /cuts it off/ },
  'bars on a log scale': {
    of: 'bars',
    set: [[[...x, 'scale'], { type: 'log' }]],
    says: /Log scale domain includes zero/,
  },
  'bars on a root scale': { of: 'bars', set: [[[...x, 'scale'], { type: 'sqrt' }]], says: /type (sqrt|pow)/ },
  'points on a power scale': { of: 'dots', set: [[[...x, 'scale'], { type: 'pow', exponent: 3 }]], says: /type pow/ },
  'points on a log scale without an axis': {
    of: 'scatter',
    set: [[[...x, 'axis'], null]],
    says: /type log and no axis/,
  },
  'a bent scale': {
    of: 'dots',
    set: [[[...x, 'scale'], { domain: [0, 1000, 10000], range: [0, 300, 400] }]],
    says: /bent/,
  },
  'a line that begins high without an axis': {
    of: 'lines',
    set: [[[...y, 'axis'], null]],
    says: /does not begin at zero and no axis/,
  },
  'values as categories': {
    of: 'columns',
    set: [[[...y, 'type'], 'ordinal']],
    says: /scale of categories|no mark stands/,
  },
  'two scales on one side': {
    of: 'a band',
    set: [[['resolve'], { scale: { y: 'independent' } }]],
    says: /two scales along one side/,
  },
  'panels with a scale each': {
    of: 'facets of lines',
    set: [[['resolve'], { scale: { y: 'independent' } }]],
    says: /panels have a scale each/,
  },
  'concatenated panels with a scale each': {
    of: 'concatenated by kind',
    set: [[['resolve'], undefined]],
    says: /panels have a scale each/,
  },
  'a trellis with a scale each': {
    of: 'trellis',
    set: [[['resolve'], { scale: { x: 'independent' } }]],
    says: /panels have a scale each/,
  },
  'a concatenated panel that is missing': {
    of: 'concatenated by kind',
    set: [[['hconcat', 2], undefined]],
    says: /no mark stands for/,
  },
  'a panel twice': {
    of: 'concatenated by kind',
    set: [[['hconcat', 2, 'transform', 0, 'filter', 'equal'], 'Fraud']],
    says: /twice|no mark stands/,
  },
  'bars drawn twice, side by side': {
    of: 'bars',
    set: [
      [['encoding', 'yOffset'], undefined],
      [['mark'], undefined],
      [
        ['layer'],
        [{ mark: { type: 'bar', height: 5, yOffset: -4 } }, { mark: { type: 'bar', height: 5, yOffset: 4 } }],
      ],
    ],
    says: /twice/,
  },
  'rows doubled by a fold': {
    of: 'dots of two years',
    set: [[['transform'], [{ fold: ['value', 'value'], as: ['key', 'value'] }]]],
    says: /twice|wrong|false/,
  },
  'points moved aside': { of: 'dots', set: [[['encoding', 'xOffset'], { value: 30 }]], says: /offset moves it/ },
  'bars moved by their mark': { of: 'bars', set: [[['mark'], { type: 'bar', xOffset: 20 }]], says: /offset moves it/ },
  'bars that begin at a place in px': {
    of: 'bars',
    set: [
      [['encoding', 'x2'], { value: 60 }],
      [[...x, 'stack'], null],
    ],
    says: /start at zero/,
  },
  'lollipops that begin at a place in px': {
    of: 'lollipops',
    set: [[['layer', 0, 'encoding', 'x2'], { value: 90 }]],
    says: /start at zero/,
  },
  'a bar whose value is calculated away': {
    of: 'bars',
    set: [[['transform'], [{ calculate: 'datum.value * 2', as: 'value' }]]],
    says: /not where its value would put it|length|cuts/,
  },
  'one value changed by a condition': {
    of: 'dots',
    set: [[['transform'], [{ calculate: "datum.label == 'Harbour' ? 9900 : datum.value", as: 'value' }]]],
    says: /not where its value would put it|cuts/,
  },
  'a calculation that nobody declared': {
    of: 'means',
    set: [[['calculation'], undefined]],
    says: /it calculates \(mean\)/,
  },
  'shares that nobody declared': {
    of: 'shares in bars',
    set: [[['calculation'], undefined]],
    says: /it calculates \(shares/,
  },
  'a regression that nobody declared': {
    of: 'a regression',
    set: [[['calculation'], undefined]],
    says: /it calculates \(a regression/,
  },
  'bins that nobody declared': { of: 'histogram', set: [[['calculation'], undefined]], says: /it calculates/ },
  'quartiles that nobody declared': { of: 'boxplots', set: [[['calculation'], undefined]], says: /it calculates/ },
  'a derived field that nobody declared': {
    of: 'dots',
    set: [
      [['transform'], [{ calculate: 'datum.value * 2', as: 'twice' }]],
      [[...x, 'field'], 'twice'],
    ],
    says: /it calculates/,
  },
  'a mean of a part': { of: 'means', set: [[['transform'], [{ filter: 'datum.value > 1000' }]]], says: /leaves out/ },
  'a regression of a part': {
    of: 'a regression',
    set: [
      [
        ['layer', 1, 'transform'],
        [{ filter: 'datum.value > 6000' }, { regression: 'value', on: 'order' }],
      ],
    ],
    says: /leaves out/,
  },
  'boxes of a part': { of: 'boxplots', set: [[['transform'], [{ filter: 'datum.value < 60' }]]], says: /leaves out/ },
  'a calculation that is none': {
    of: 'bars',
    set: [[['calculation'], 'means of districts']],
    says: /calculates nothing/,
  },
  'a line that leaves a low year out': {
    of: 'a band',
    set: [
      [['layer', 1, 'transform'], [{ filter: "datum.period != '2019'" }]],
      [['layer', 2], { mark: 'point', encoding: { y: { field: 'value', type: 'quantitative' } } }],
    ],
    says: /leaves out cases-2019/,
  },
  'a line by value': {
    of: 'line',
    set: [[['encoding', 'order'], { field: 'value', type: 'quantitative' }]],
    says: /back and forth/,
  },
  'a line that swings past its values': {
    of: 'line',
    set: [[['mark'], { type: 'line', interpolate: 'basis' }]],
    says: /does not go through/,
  },
  'missing values drawn as zero': {
    of: 'stacked areas',
    set: [[['transform'], [{ filter: "datum.id != 's-1-2021'" }]]],
    says: /as if it were zero/,
  },
  'a stack that is centred': { of: 'stacked areas', set: [[[...y, 'stack'], 'center']], says: /zero/ },
  'bars over bars': { of: 'stacked bars', set: [[[...x, 'stack'], null]], says: /over each other/ },
  'stacks in another order each': {
    of: 'stacked bars',
    set: [
      [['transform'], [{ calculate: "datum.place == 'Harbour' ? -datum.value : datum.value", as: 'rank' }]],
      [['encoding', 'order'], { field: 'rank', type: 'quantitative' }],
    ],
    says: /different orders/,
  },
  'a text of another row': {
    of: 'bars with their values',
    set: [
      [['layer', 1, 'transform'], [{ calculate: "datum.label == 'Harbour' ? '9,120' : datum.text", as: 'said' }]],
      [['layer', 1, 'encoding', 'text', 'field'], 'said'],
    ],
    says: /is no value or name of cases-harbour/,
  },
  'a rank as a text': {
    of: 'bars with their values',
    set: [[['layer', 1, 'encoding', 'text', 'field'], 'order']],
    says: /is no value or name of/,
  },
  'a text that is rounded': {
    of: 'bars with their values',
    set: [[['layer', 1, 'encoding', 'text'], { field: 'value', type: 'quantitative', format: '.1s' }]],
    says: /is no value or name of/,
  },
  'texts one row down': {
    of: 'bars with their values',
    set: [[['layer', 1, 'mark', 'dy'], 32]],
    says: /stands at the mark of/,
  },
  'an axis that says other numbers': {
    of: 'bars',
    set: [[[...x, 'axis'], { labelExpr: 'datum.value * 2' }]],
    says: /the axis says|cannot be drawn/,
  },
  'an axis that names other categories': {
    of: 'bars',
    set: [[[...y, 'axis'], { labelExpr: "'Harbour'" }]],
    says: /the axis says/,
  },
  'an axis in per cent': {
    of: 'bars',
    set: [[[...x, 'axis'], { labelExpr: "datum.label + '%'" }]],
    says: /the axis says/,
  },
  'labels of an axis moved aside': {
    of: 'columns',
    set: [[[...x, 'axis'], { labelOffset: 60 }]],
    says: /not at its value/,
  },
  'points of no area in proportion': {
    of: 'bubbles',
    set: [[['encoding', 'size', 'scale'], { range: [100, 900] }]],
    says: /not in proportion/,
  },
  'areas by order': { of: 'bubbles', set: [[['encoding', 'size', 'field'], 'order']], says: /sizes of its points/ },
  'colours turned round': {
    of: 'heat',
    set: [[['encoding', 'color', 'sort'], 'descending']],
    says: /colours are reversed/,
  },
  'colours by order': { of: 'heat', set: [[['encoding', 'color', 'field'], 'order']], says: /not that of its value/ },
  'colours cut off': {
    of: 'heat',
    set: [[['encoding', 'color', 'scale'], { domain: [2000, 3000] }]],
    says: /cuts it off/,
  },
  'two groups in one colour': {
    of: 'lines',
    set: [[['encoding', 'color', 'scale'], { range: ['accent', 'accent', 'context'] }]],
    says: /has the colour of another/,
  },
  'half a pie': { of: 'pie', set: [[['encoding', 'theta', 'scale'], { range: [0, Math.PI] }]], says: /whole circle/ },
  'a pie by order': { of: 'pie', set: [[['encoding', 'theta', 'field'], 'order']], says: /angles of its arcs/ },
  'a pie that leaves one out': {
    of: 'pie',
    set: [[['transform'], [{ filter: "datum.label != 'Harbour'" }]]],
    says: /no mark stands for/,
  },
  'arcs of different radius': {
    of: 'pie',
    set: [[['encoding', 'radius'], { field: 'value', type: 'quantitative' }]],
    says: /differ in radius|whole circle/,
  },
  'bars that cannot be seen': { of: 'bars', set: [[['mark'], { type: 'bar', opacity: 0 }]], says: /cannot be seen/ },
  'one bar that cannot be seen': {
    of: 'bars',
    set: [[['encoding', 'opacity'], { condition: { test: "datum.label == 'Harbour'", value: 0 }, value: 1 }]],
    says: /cannot be seen/,
  },
  'a scatter whose values are added up': {
    of: 'scatter',
    set: [[['transform', 0, 'groupby'], ['unit']]],
    says: /added up|no mark|cannot be drawn/,
  },
  'bars in the colour of the page': {
    of: 'bars',
    set: [[['mark'], { type: 'bar', color: 'paper' }]],
    says: /cannot be seen/,
  },
  'a sheet over all': {
    of: 'lollipops',
    set: [
      [['layer', 2], { mark: { type: 'rect', color: 'paper' }, encoding: { x: { value: 0 }, x2: { value: 300 } } }],
    ],
    says: /stands for nothing/,
  },
  'heads of panels that say something else': {
    of: 'facets of lines',
    set: [[['facet', 'column', 'header'], { labelExpr: "'Harbour'" }]],
    says: /head of a panel says/,
  },
  'texts that cannot be seen': {
    of: 'a table of texts',
    set: [[['mark'], { type: 'text', opacity: 0 }]],
    says: /no mark stands for/,
  },
  'two units on one scale': {
    of: 'scatter',
    set: [
      [['transform'], undefined],
      [['encoding', 'x'], { field: 'place', type: 'nominal' }],
      [['encoding', 'y', 'field'], 'value'],
    ],
    says: /on one scale/,
  },
  'a map that leaves out a place': {
    of: 'a map in shades',
    set: [[['transform'], onlyOne]],
    says: /no mark stands for/,
  },
  'a map in colours that run backwards': {
    of: 'a map in shades',
    set: [[['encoding', 'color', 'scale'], { reverse: true }]],
    says: /reversed|run/,
  },
  'a map by the order in the block': {
    of: 'a map in shades',
    set: [[['encoding', 'color', 'field'], 'order']],
    says: /its colour is not that of its value/,
  },
  'a map whose colours are cut': {
    of: 'a map in shades',
    set: [[['encoding', 'color', 'scale'], { domainMax: 4000, clamp: true }]],
    says: /cuts it off|not the one/,
  },
  'a map of areas that are nowhere': {
    of: 'a map in shades',
    set: [[['encoding', 'shape'], { field: 'place', type: 'geojson' }]],
    says: /has no area/,
  },
  'a map with all in one colour': {
    of: 'a map in shades',
    set: [[['encoding', 'color'], { value: 'accent' }]],
    says: /no mark stands for/,
  },
  'bars in the middle of another category': {
    of: 'bars',
    set: [[['mark'], { type: 'bar', yOffset: 45 }]],
    says: /band of another category/,
  },
  'a line through several series': {
    of: 'lines',
    set: [[['encoding', 'color'], undefined]],
    says: /two values at one time/,
  },
  'a line whose years run backwards': {
    of: 'line',
    set: [[[...x], { field: 'period', type: 'ordinal', sort: 'descending' }]],
    says: /not in the order of time/,
  },
  'a line of years sorted by their values': {
    of: 'line',
    set: [[[...x], { field: 'period', type: 'ordinal', sort: 'y' }]],
    says: /not in the order of time/,
  },
  'a line that closes the gap of two years': {
    of: 'line with gaps',
    set: [[[...x], { field: 'period', type: 'ordinal' }]],
    says: /steps of time/,
  },
  'an axis that is moved along its plot': {
    of: 'line',
    set: [[[...y, 'axis'], { translate: 40 }]],
    says: /moved along/,
  },
  'labels that are moved to the next bar': {
    of: 'bars',
    set: [[[...y, 'axis'], { labelOffset: 25 }]],
    says: /is not at its value/,
  },
  'heads that are exchanged': {
    of: 'trellis',
    set: [
      [
        ['encoding', 'row', 'header'],
        { labelExpr: "datum.value == 'Fraud' ? 'Theft' : datum.value == 'Theft' ? 'Fraud' : datum.value" },
      ],
    ],
    says: /the head of a panel says/,
  },
  'a legend that leaves names out': {
    of: 'lines',
    set: [[['encoding', 'color', 'legend'], { values: ['Harbour'] }]],
    says: /the legend leaves out/,
  },
  'bars that are thicker where they are longer': {
    of: 'bars',
    set: [[['encoding', 'size'], { field: 'value', type: 'quantitative' }]],
    says: /thick/,
  },
  'one bar that is thicker': {
    of: 'bars',
    set: [[['encoding', 'size'], { condition: { test: "datum.label == 'Harbour'", value: 18 }, value: 8 }]],
    says: /thick/,
  },
  'greatest values that are called means': {
    of: 'means',
    set: [[[...x, 'aggregate'], 'max']],
    says: /says "mean", and .* max/,
  },
  'greatest values under an axis that says mean': {
    of: 'means',
    set: [
      [[...x, 'aggregate'], 'max'],
      [[...x, 'axis'], { title: 'Mean of cases' }],
      [['calculation'], 'the highest district of each group'],
    ],
    says: /says "mean", and .* max/,
  },
  'standard errors that are called confidence intervals': {
    of: 'error bars that are calculated',
    set: [
      [['mark'], { type: 'errorbar', extent: 'stderr' }],
      [['calculation'], 'confidence intervals of the districts'],
    ],
    says: /says "confidence interval", and/,
  },
  'a line on an axis without words': {
    of: 'lines',
    set: [[[...y, 'axis'], { labelExpr: "''" }]],
    says: /no axis says so/,
  },
  'a line on an axis in the colour of the page': {
    of: 'lines',
    set: [[[...y, 'axis'], { labelColor: 'paper' }]],
    says: /no axis says so/,
  },
  'rules that are thicker where their values are greater': {
    of: 'lollipops',
    set: [[['layer', 0, 'encoding', 'size'], { field: 'value', type: 'quantitative', legend: null }]],
    says: /rules are thicker/,
  },
  'bars with an outline that makes them longer': {
    of: 'bars',
    set: [[['mark'], { type: 'bar', stroke: 'accent', strokeWidth: 24 }]],
    says: /its outline makes/,
  },
  'panels with the title of another': {
    of: 'concatenated by kind',
    set: [[['hconcat', 0, 'title'], 'Theft']],
    says: /the head of a panel says "Theft"/,
  },
  'axes whose titles are exchanged': {
    of: 'scatter',
    set: [
      [[...x, 'title'], 'Rate'],
      [[...y, 'title'], 'Residents'],
    ],
    says: /"Rate", and shows Residents/,
  },
};

/** The specification of a lie. */
export function told({ of, set }: Lie): Case {
  const { spec, ...data }: Case = honest[of];
  const copy = JSON.parse(JSON.stringify(spec)) as Record<string, unknown>;
  for (const [path, value] of set) write(copy, path, value);
  return { ...data, spec: copy };
}

function write(part: Record<string, unknown>, [step = '', ...rest]: Path, value: unknown): void {
  if (rest.length > 0) {
    part[step] ??= {};
    write(part[step] as Record<string, unknown>, rest, value);
  } else if (value !== undefined) part[step] = value;
  else if (Array.isArray(part)) part.splice(Number(step), 1);
  else delete part[step];
}

import type { ChartMap } from '../../charts/chart-map.ts';
import type { ChartRow } from '../../charts/types.ts';
import { madeUpMap } from '../chart-map-fixture.ts';
import { kindsOfCase, many, pairs, places, ranges, series, twoYears, years } from './rows.ts';

export interface Case {
  /** The areas of its places. */
  readonly map?: ChartMap;
  readonly rows: readonly ChartRow[];
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Five years of six districts. */
const sixSeries: readonly ChartRow[] = [
  ...series,
  ...['East Mill', 'Kingsbridge', 'Marsh End'].flatMap((place, of) =>
    series
      .slice(0, 5)
      .map((each, at) => ({ ...each, id: `t-${of}-${at}`, place, value: each.value + 100 * (at + of) })),
  ),
];

/** Districts with their areas. */
export const mapped = {
  rows: places.map((each, at) => ({ ...each, placeId: `place-${at}` })),
  map: madeUpMap(places.map((_, at) => `place-${at}`)),
};

const nominal = (field: string, more = {}) => ({ field, type: 'nominal', ...more });
const amount = (field = 'value', more = {}) => ({ field, type: 'quantitative', ...more });
const time = (field = 'start', more = {}) => ({ field, type: 'temporal', ...more });
const point = { type: 'point', size: 40 };

/** Specifications that tell the truth, the common forms of Vega-Lite's gallery. */
export const honest = {
  bars: { rows: places, spec: { mark: 'bar', encoding: { x: amount(), y: nominal('label', { sort: '-x' }) } } },
  columns: { rows: years, spec: { mark: 'bar', encoding: { x: nominal('period'), y: amount() } } },
  'columns that are not stacked': {
    rows: years,
    spec: { mark: 'bar', encoding: { x: nominal('period'), y: amount('value', { stack: null }) } },
  },
  'bars with their values': {
    rows: places,
    spec: {
      encoding: { x: amount('value', { axis: null }), y: nominal('label', { sort: null }) },
      layer: [{ mark: 'bar' }, { mark: { type: 'text', align: 'left', dx: 4 }, encoding: { text: { field: 'text' } } }],
    },
  },
  'bars with one in the accent colour': {
    rows: places,
    spec: {
      mark: 'bar',
      encoding: {
        x: amount(),
        y: nominal('label'),
        color: { condition: { test: "datum.label == 'Harbour'", value: 'accent' }, value: 'context' },
      },
    },
  },
  lollipops: {
    rows: places,
    spec: {
      encoding: { x: amount(), y: nominal('label') },
      layer: [{ mark: 'rule', encoding: { x2: { datum: 0 } } }, { mark: point }],
    },
  },
  dots: { rows: places, spec: { mark: point, encoding: { x: amount(), y: nominal('label') } } },
  ticks: { rows: many, spec: { mark: 'tick', encoding: { x: amount(), y: nominal('group') } } },
  line: { rows: years, spec: { mark: { type: 'line', point: true }, encoding: { x: time(), y: amount() } } },
  'line with gaps': {
    rows: years.filter(({ period }) => !['2018', '2019'].includes(period)),
    spec: { mark: 'line', encoding: { x: time(), y: amount() } },
  },
  'a line over even years': {
    rows: years,
    spec: { mark: 'line', encoding: { x: { field: 'period', type: 'ordinal' }, y: amount() } },
  },
  'lines across categories': {
    rows: kindsOfCase,
    spec: { mark: 'line', encoding: { x: nominal('measure'), y: amount(), color: nominal('place') } },
  },
  'upright lines from year to year': {
    rows: twoYears,
    spec: { mark: 'line', encoding: { x: nominal('place'), y: amount(), detail: nominal('place') } },
  },
  'slopes of years that lie apart': {
    rows: twoYears,
    spec: { mark: 'line', encoding: { x: { field: 'period', type: 'ordinal' }, y: amount(), color: nominal('place') } },
  },
  'areas round a middle': {
    rows: series,
    spec: {
      mark: 'area',
      encoding: { x: time(), y: amount('value', { stack: 'center', axis: null }), color: nominal('place') },
    },
  },
  'bars of one height in steps': {
    rows: places,
    spec: { mark: 'bar', encoding: { x: amount(), y: nominal('label') }, height: { step: 20 } },
  },
  'means in words of their own': {
    rows: places,
    spec: {
      mark: 'bar',
      encoding: { x: { aggregate: 'mean', field: 'value', title: 'Average' }, y: nominal('group') },
      calculation: 'average of the districts, the largest among them',
    },
  },
  lines: {
    rows: series,
    spec: {
      mark: 'line',
      encoding: { x: time(), y: amount('value', { scale: { zero: false } }), color: nominal('place') },
    },
  },
  'a line with a level beside it': {
    rows: years,
    spec: {
      encoding: { y: amount() },
      layer: [
        { mark: 'line', encoding: { x: time() } },
        { mark: 'rule', encoding: { y: { aggregate: 'mean', field: 'value', type: 'quantitative' } } },
      ],
      calculation: 'mean of all years',
    },
  },
  area: { rows: years, spec: { mark: { type: 'area', line: true }, encoding: { x: time(), y: amount() } } },
  'stacked bars': {
    rows: kindsOfCase,
    spec: { mark: 'bar', encoding: { x: amount(), y: nominal('place'), color: nominal('measure') } },
  },
  'stacked areas': {
    rows: series,
    spec: { mark: 'area', encoding: { x: time(), y: amount(), color: nominal('place') } },
  },
  'shares in bars': {
    rows: kindsOfCase,
    spec: {
      mark: 'bar',
      encoding: { x: amount('value', { stack: 'normalize' }), y: nominal('place'), color: nominal('measure') },
      calculation: 'shares of each district’s cases',
    },
  },
  'shares in areas': {
    rows: series,
    spec: {
      mark: 'area',
      encoding: { x: time(), y: amount('value', { stack: 'normalize' }), color: nominal('place') },
      calculation: 'shares of each year’s cases',
    },
  },
  'grouped bars': {
    rows: kindsOfCase,
    spec: {
      mark: 'bar',
      encoding: { x: nominal('place'), y: amount(), xOffset: nominal('measure'), color: nominal('measure') },
    },
  },
  trellis: {
    rows: kindsOfCase,
    spec: { mark: 'bar', encoding: { x: amount(), y: nominal('place'), row: nominal('measure') } },
  },
  'facets of lines': {
    rows: series,
    spec: { facet: { column: nominal('place') }, spec: { mark: 'line', encoding: { x: time(), y: amount() } } },
  },
  'concatenated by kind': {
    rows: kindsOfCase,
    spec: {
      hconcat: ['Burglary', 'Fraud', 'Theft'].map((measure) => ({
        transform: [{ filter: { field: 'measure', equal: measure } }],
        mark: 'bar',
        encoding: { x: amount(), y: nominal('place') },
      })),
      resolve: { scale: { x: 'shared' } },
    },
  },
  'repeated bounds': {
    rows: ranges,
    spec: {
      encoding: { y: nominal('label') },
      layer: [
        { mark: 'rule', encoding: { x: amount('lower'), x2: { field: 'upper' } } },
        { mark: point, encoding: { x: amount() } },
      ],
    },
  },
  'layers that repeat': {
    rows: ranges,
    spec: {
      repeat: { layer: ['lower', 'value', 'upper'] },
      spec: {
        mark: 'tick',
        encoding: { x: { field: { repeat: 'layer' }, type: 'quantitative' }, y: nominal('label') },
      },
    },
  },
  histogram: {
    rows: many,
    spec: {
      mark: 'bar',
      encoding: { x: { field: 'value', bin: { maxbins: 8 } }, y: { aggregate: 'count' } },
      calculation: 'numbers of parishes by their cases',
    },
  },
  means: {
    rows: places,
    spec: {
      mark: 'bar',
      encoding: { x: { aggregate: 'mean', field: 'value', type: 'quantitative' }, y: nominal('group') },
      calculation: 'means of districts',
    },
  },
  'a regression': {
    rows: years,
    spec: {
      layer: [
        { mark: point, encoding: { x: time(), y: amount() } },
        {
          mark: 'line',
          transform: [{ regression: 'value', on: 'order' }],
          encoding: { x: { field: 'order', type: 'quantitative', axis: null }, y: amount() },
        },
      ],
      resolve: { scale: { x: 'independent' } },
      calculation: 'a straight line through the years',
    },
  },
  'a smoothed line': {
    rows: pairs,
    spec: {
      transform: [{ pivot: 'measure', value: 'value', groupby: ['place'] }],
      layer: [
        { mark: point, encoding: { x: amount('Residents'), y: amount('Rate') } },
        {
          mark: 'line',
          transform: [{ loess: 'Rate', on: 'Residents' }],
          encoding: { x: amount('Residents'), y: amount('Rate') },
        },
      ],
      calculation: 'a smoothed line through the wards',
    },
  },
  'error bars': {
    rows: ranges,
    spec: {
      encoding: { y: nominal('label') },
      layer: [
        { mark: 'errorbar', encoding: { x: amount('lower'), x2: { field: 'upper' } } },
        { mark: { ...point, filled: true }, encoding: { x: amount() } },
      ],
    },
  },
  'error bars that are calculated': {
    rows: many,
    spec: {
      mark: { type: 'errorbar', extent: 'stdev' },
      encoding: { x: amount('value', { scale: { zero: false } }), y: nominal('group') },
      calculation: 'mean and standard deviation of the parishes',
    },
  },
  'a band': {
    rows: years.map((each) => ({ ...each, lower: each.value - 300, upper: each.value + 350 })),
    spec: {
      encoding: { x: time() },
      layer: [
        { mark: 'area', encoding: { y: amount('lower'), y2: { field: 'upper' } } },
        { mark: 'line', encoding: { y: amount() } },
      ],
    },
  },
  'bands of several series': {
    rows: series.map((each) => ({ ...each, lower: each.value - 900, upper: each.value + 900 })),
    spec: {
      encoding: { x: time(), color: nominal('place') },
      layer: [
        { mark: 'errorband', encoding: { y: amount('lower', { scale: { zero: false } }), y2: { field: 'upper' } } },
        { mark: 'line', encoding: { y: amount() } },
      ],
    },
  },
  'days by month': {
    rows: years,
    spec: {
      mark: 'rect',
      encoding: {
        x: { field: 'start', timeUnit: 'year', type: 'ordinal' },
        y: { field: 'start', timeUnit: 'month', type: 'ordinal' },
        color: { aggregate: 'mean', field: 'value', type: 'quantitative' },
      },
      calculation: 'means of each month',
    },
  },
  'panels of areas of different periods': {
    rows: series.filter(({ place, period }) => place !== 'Harbour' || Number(period) > 2020),
    spec: { mark: 'area', encoding: { x: time(), y: amount(), row: nominal('place') }, height: 50 },
  },
  'six lines in six colours': {
    rows: sixSeries,
    spec: { mark: 'line', encoding: { x: time(), y: amount(), color: nominal('place') } },
  },
  'a map in shades': {
    ...mapped,
    spec: { projection: { type: 'mercator' }, mark: 'geoshape', encoding: { color: amount() } },
  },
  'a map in classes': {
    ...mapped,
    spec: {
      projection: { type: 'equalEarth' },
      mark: { type: 'geoshape', stroke: 'paper' },
      encoding: { color: amount('value', { scale: { type: 'quantize' } }) },
    },
  },
  boxplots: {
    rows: many,
    spec: { mark: 'boxplot', encoding: { x: amount(), y: nominal('group') }, calculation: 'quartiles of the parishes' },
  },
  scatter: {
    rows: pairs,
    spec: {
      transform: [{ pivot: 'measure', value: 'value', groupby: ['place'] }],
      mark: point,
      encoding: { x: amount('Residents', { scale: { type: 'log' } }), y: amount('Rate') },
    },
  },
  bubbles: {
    rows: places,
    spec: { mark: 'circle', encoding: { x: nominal('group'), y: nominal('label'), size: amount() } },
  },
  heat: {
    rows: series,
    spec: { mark: 'rect', encoding: { x: { field: 'period', type: 'ordinal' }, y: nominal('place'), color: amount() } },
  },
  'heat in classes': {
    rows: series,
    spec: {
      mark: 'rect',
      encoding: {
        x: { field: 'period', type: 'ordinal' },
        y: nominal('place'),
        color: amount('value', { scale: { type: 'quantize' } }),
      },
    },
  },
  pie: { rows: places.slice(0, 3), spec: { mark: 'arc', encoding: { theta: amount(), color: nominal('label') } } },
  ring: {
    rows: places.slice(0, 3),
    spec: { mark: { type: 'arc', innerRadius: 40 }, encoding: { theta: amount(), color: nominal('label') } },
  },
  bullet: {
    rows: ranges,
    spec: {
      encoding: { y: nominal('label') },
      layer: [
        { mark: { type: 'bar', height: 18, color: 'rule' }, encoding: { x: amount('lower'), x2: { field: 'upper' } } },
        { mark: { type: 'bar', height: 6 }, encoding: { x: amount() } },
      ],
    },
  },
  'ranged dots': {
    rows: twoYears,
    spec: {
      transform: [{ pivot: 'period', value: 'value', groupby: ['place'] }],
      encoding: { y: nominal('place') },
      layer: [
        { mark: 'rule', encoding: { x: amount('2019'), x2: { field: '2023' } } },
        { mark: point, encoding: { x: amount('2019') } },
        { mark: { ...point, color: 'context' }, encoding: { x: amount('2023') } },
      ],
    },
  },
  'dots of two years': {
    rows: twoYears,
    spec: { mark: point, encoding: { x: amount(), y: nominal('place'), color: nominal('period') } },
  },
  'years by unit of time': {
    rows: years,
    spec: { mark: 'bar', encoding: { x: time('start', { timeUnit: 'year' }), y: amount() } },
  },
  'a table of texts': {
    rows: series,
    spec: {
      mark: 'text',
      encoding: { x: { field: 'period', type: 'ordinal' }, y: nominal('place'), text: { field: 'text' } },
    },
  },
} satisfies Readonly<Record<string, Case>>;

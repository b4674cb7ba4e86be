import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measureFonts } from '../charts/metrics.ts';
import type { DrawnFace } from '../charts/outline.ts';
import type { ChartLocale, ChartRow, ChartTheme } from '../charts/types.ts';
import { openFont } from '../style/fonts/open.ts';

/** Everything here is made up, for tests of charts and for the gallery of their README. */

const require = createRequire(import.meta.url);

const files = [
  'source-sans-3/files/source-sans-3-latin',
  'source-sans-3/files/source-sans-3-latin-ext',
  'noto-sans-sc/files/noto-sans-sc-chinese-simplified',
];

function face(file: string, weight: number): DrawnFace {
  const path = require.resolve(`@fontsource/${file}-${weight}-normal.woff`);
  return { weight, font: openFont(path, readFileSync(path)) };
}

export const faces = files.flatMap((file) => [face(file, 400), face(file, 600), face(file, 700)]);

export const metrics = measureFonts(faces);

export const theme: ChartTheme = {
  accent: '#134775',
  context: '#7595b2',
  ink: '#172029',
  muted: '#46525d',
  rule: '#c3cdd5',
  neutral: '#767676',
  paper: '#ffffff',
  fonts: ['Source Sans 3', 'Noto Sans SC'],
  fontSizes: { label: 8.5, axis: 8.5, panel: 9 },
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const english: ChartLocale = {
  number: (value) => value.toLocaleString('en-GB'),
  share: (value) => `${value * 100}%`,
  date: (year, month) => (month === undefined ? String(year) : `${months[month - 1]} ${year}`),
  period: ({ written }) => written,
  tick: ({ written }) =>
    written
      .replace(/^(\d{4})-(\d{2})$/, (_, year: string, month: string) => `${months[Number(month) - 1]} ${year}`)
      .replace(/^(.+)-(Q\d)$/, '$2 $1'),
  noValue: 'no value',
  breakInSeries: 'break in series',
  decimal: '.',
  group: ',',
  periodNotStated: 'period not stated',
};

export const chinese: ChartLocale = {
  share: (value) => `${value * 100}%`,
  number: (value) => (value % 10_000 === 0 && value !== 0 ? `${value / 10_000}万` : value.toLocaleString('zh-CN')),
  date: (year, month) => (month === undefined ? `${year}年` : `${year}年${month}月`),
  period: ({ written }) => written,
  tick: ({ written }) =>
    written
      .replace(/^(\d{4})$/, '$1年')
      .replace(/^(\d{4})-0?(\d{1,2})$/, '$1年$2月')
      .replace(/^(.+)-Q(\d)$/, '$1年第$2季度'),
  noValue: '无数值',
  breakInSeries: '数列中断',
  decimal: '.',
  group: ',',
  periodNotStated: '未说明时期',
};

/** A row of made-up data; whatever is not given stands for "cases, Exampleshire, 2023". */
export function row(part: Partial<ChartRow> & { readonly id: string }): ChartRow {
  const value = part.value ?? 0;
  return {
    label: part.id,
    value,
    text: value.toLocaleString('en-GB').replace('-', '−'),
    place: 'Exampleshire',
    period: '2023',
    start: '2023-01-01',
    end: '2023-12-31',
    measure: 'Made-up cases recorded',
    unit: 'cases',
    partial: false,
    ...part,
  };
}

const altWords: Readonly<Record<string, string>> = {
  'alt-bars': 'Bar chart',
  'alt-columns': 'Column chart',
  'alt-showing': '{kind}: {what}.',
  'alt-from-to': 'from {first} to {last}',
  'alt-rise': 'a rise',
  'alt-fall': 'a fall',
  'alt-level': 'no change',
  'alt-highest': 'highest {value}',
  'alt-lowest': 'lowest {value}',
  'alt-the-highest': 'the highest',
  'alt-the-lowest': 'the lowest',
  'alt-series': '{series}: {text}',
  'alt-line': 'Line chart',
  'alt-axes': 'Across {x}, up {y}',
  'alt-timeline': 'Timeline',
  'alt-coverage': 'Chart of periods by place and source',
  'alt-coverage-row': '{place}, {source}: {periods}; {values}.',
};

export const words = {
  word: (key: string, values: Readonly<Record<string, string>> = {}) =>
    (altWords[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
  joins: { comma: ', ', semicolon: '; ', stop: '.', colon: ': ', 'after-sentence': ' ', brackets: ' ({text})' },
  brackets: (text: string) => ` (${text})`,
};

import type { ChartRequest } from '../charts/request.ts';
import type { ChartLocale, ChartRow, ChartStyle } from '../charts/types.ts';
import { chinese, english, metrics, theme } from './chart-fixture.ts';
import { financialYearFrom, monthFrom, quarterFrom, series } from './chart-gallery-series.ts';

const german: ChartLocale = {
  ...english,
  number: (value) => value.toLocaleString('de-DE'),
  share: (value) => `${value * 100} %`,
  tick: (period) =>
    english
      .tick(period)
      .replace(/^Q/, '')
      .replace(/^(\d) (\d)/, '$1. Quartal $2'),
  breakInSeries: 'Bruch in der Zeitreihe',
  decimal: ',',
  group: '.',
};

export interface SeriesCase {
  readonly name: string;
  readonly request: ChartRequest;
  readonly style: ChartStyle;
}

/** In pt: usual print, and large print. */
export const sizes = [8.5, 9, 14] as const;

/** The numbers of a seed, each from 0 to 1: xorshift of 32 bits. */
export function numbersFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const day = 86_400_000;

const periods: readonly ((index: number) => string)[] = [
  monthFrom(1890),
  quarterFrom(1900),
  financialYearFrom(1900),
  (index) => String(1500 + index),
  (index) => new Date(Date.UTC(2001, 4, 7) + index * day).toISOString().slice(0, 10),
];

const names = [
  ['North Vale', 'Harbour', 'Old Town and the surrounding rural communities'],
  ['虚构市北谷区', '港口区', '老城区及周边农村地区（含经济技术开发区与高新技术产业开发区）'],
  ['Nordtal', 'Verwaltungsgemeinschaft Unteres Donautal', 'Landeshauptstadt'],
] as const;

export const locales = [english, chinese, german] as const;

/** A chart of series that is made of its number alone: any size, length, language, kind of period and status. */
export function seriesCase(seed: number): SeriesCase {
  const next = numbersFrom(seed + 1);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const kind = pick(['line', 'line', 'columns', 'panels'] as const);
  const language = upTo(2);
  const few = kind === 'columns' ? 1 : kind === 'panels' ? 2 : 1;
  const lines = kind === 'columns' ? 1 : few + upTo(11);
  const most = pick([6, 24, 120, 2000]);
  const count = kind === 'columns' ? 4 + upTo(Math.min(most, 120)) : 2 + upTo(lines > 3 ? Math.min(most, 400) : most);
  const period = pick(periods);
  const scale = 10 ** upTo(6);
  const below = next() < 0.3;
  const words = pick(['', '', 'more than ', 'an estimated ']);
  const rows = Array.from({ length: lines }, (_, line) => {
    const level = next() * scale * 3 + scale;
    return series({
      ...{ name: `${names[language]?.[line % 3]} ${String.fromCharCode(65 + line)}`, count, period, month: 4 },
      value: (index) =>
        Math.round((below ? -scale : level) + Math.sin(index / 7 + line) * scale + next() * scale * 0.4),
      more: (index, value) => ({
        ...(kind === 'panels' ? { label: 'Cases' } : {}),
        text: `${words}${value.toLocaleString('en-GB').replace('-', '−')}`,
        qualifier: words === 'more than ' ? 'more-than' : undefined,
        ...(index > count - 3 && seed % 4 === 0 ? { statuses: ['provisional'], partial: true } : {}),
        ...(index === Math.floor(count / 2) && seed % 5 === 0 ? { statuses: ['break-in-series'] } : {}),
        ...(seed % 6 === 0 ? { lower: value - scale / 3, upper: value + scale / 2 } : {}),
      }),
    }).filter((_, index) => count < 8 || index % 11 !== 5);
  }).flat();
  const highlight = lines > 6 || next() < 0.2 ? rows[0]?.group : undefined;
  const width = (240 + upTo(460)) * 0.75;
  const options = { axis: next() < 0.2 && kind !== 'columns' ? ('data' as const) : undefined };
  const size = sizes[seed % 3] ?? 9;
  const fontSizes = { label: size, axis: size, panel: size };
  return {
    name: `${seed}: ${kind}, ${lines} × ${count}, ${Math.round(width)} pt, print of ${size} pt`,
    request: { id: `case-${seed}`, kind, rows, width, alt: 'A', highlight, options },
    style: { metrics, locale: locales[language] ?? english, theme: { ...theme, fontSizes } },
  };
}

/** The values that keep their labels: of one series its first, last, highest and lowest one. */
export function toldOf(rows: readonly ChartRow[]): readonly string[] {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  return [rows[0], rows.at(-1), sorted[0], sorted.at(-1)].flatMap((row) => (row === undefined ? [] : [row.text]));
}

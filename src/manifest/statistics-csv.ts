import type { Briefing } from '../compose/briefing.ts';
import type { Data } from '../data/types.ts';
import { compareText } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { statisticDescriber } from './describe-statistic.ts';
import type { ManifestStatistic } from './schema.ts';

/** A briefing, and the page that was made of it. */
export interface PrintedPage {
  readonly briefing: Pick<Briefing, 'printed'>;
  readonly html: string;
  readonly data: Data;
  readonly locale: Locale;
}

/** Every statistic that a page prints: those of its body in the order of their first use, then those beside them. */
export function printedStatistics({ briefing, html, data, locale }: PrintedPage): readonly ManifestStatistic[] {
  const named = [...html.matchAll(/ data-statistic="([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  const ids = new Set([...briefing.printed, ...named.toSorted(compareText)]);
  const used = [...ids].flatMap((id) => data.statistics.get(id) ?? data.missing.get(id) ?? []);
  return used.map(statisticDescriber(data, locale));
}

const columns = {
  id: ({ id }) => id,
  measure: ({ measure }) => measure,
  value: ({ value }) => numberCell(value),
  lower: ({ lower }) => numberCell(lower),
  upper: ({ upper }) => numberCell(upper),
  bounds: ({ bounds }) => bounds ?? '',
  missing: ({ missing }) => missing ?? '',
  status: ({ status = [] }) => status.join(' '),
  qualifier: ({ qualifiers }) => qualifiers.join(' '),
  unit: (statistic) => statistic['unit-name'],
  place: ({ place }) => place,
  period: ({ period }) => period,
  'period as printed': (statistic) => statistic['period-printed'] ?? '',
  'period read from': (statistic) => readFrom(statistic['period-inferred']),
  adjustment: ({ adjustment }) => adjustment ?? '',
  'compared with': (statistic) => statistic['compared-with'] ?? '',
  'comparison as printed': (statistic) => statistic['comparison-printed'] ?? '',
  'reported by': (statistic) => statistic['reported-by'],
  grade: ({ grade }) => grade ?? '',
  source: ({ sources }) => sources.map(({ title, publisher }) => `${title} (${publisher})`).join('; '),
  published: ({ sources }) => sources.map(({ published }) => published).join('; '),
  url: ({ sources }) => sources.flatMap(({ url }) => url ?? []).join('; '),
  paragraph: ({ paragraph }) => numberCell(paragraph),
  cell: ({ cell }) => cell ?? '',
  literal: ({ literal }) => literal ?? '',
  scale: ({ scale }) => numberCell(scale),
  calculated: ({ formula }) => (formula === undefined ? 'no' : 'yes'),
  formula: ({ formula }) => formula ?? '',
  printed: ({ printed }) => printed,
  note: ({ note }) => note ?? '',
} as const satisfies Readonly<Record<string, (statistic: ManifestStatistic) => string>>;

function numberCell(number: number | undefined): string {
  return number === undefined ? '' : String(number);
}

export const csvColumns: readonly string[] = Object.keys(columns);

/** The cells of the table, without its head: one row for each statistic, in the order of `csvColumns`. */
export function statisticRows(statistics: readonly ManifestStatistic[]): readonly (readonly string[])[] {
  return statistics.map((statistic) => Object.values(columns).map((cell) => guard(cell(statistic))));
}

/**
 * The statistics as CSV by RFC 4180: UTF-8 with its mark, by which Excel and LibreOffice know it, CRLF between rows, and
 * a quotation mark round what needs it.
 */
export function statisticsCsv(statistics: readonly ManifestStatistic[]): string {
  const lines = [csvColumns, ...statisticRows(statistics)].map((row) => `${row.map(quote).join(',')}\r\n`);
  return `\ufeff${lines.join('')}`;
}

/**
 * A spreadsheet runs a cell that begins so as a formula; an apostrophe before it makes it text. Numbers stay numbers,
 * as people write them too: "+52.8%".
 */
function guard(cell: string): string {
  if (/^[+-]?\d+(?:[.,\u00a0\u202f]\d+)*(?:e[+-]?\d+)?\s?%?$/.test(cell)) return cell;
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) || /^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What the period was read from, where the source does not name it beside the number. */
function readFrom(inferred: ManifestStatistic['period-inferred']): string {
  if (inferred === undefined) return '';
  return inferred === 'publication' ? 'the date of publication (§)' : 'the words round the number (†)';
}

import { type ChartKind, kinds } from '../charts/kinds/kinds.ts';
import type { ChartRequest } from '../charts/request.ts';
import type { ChartLocale, ChartRow, ChartStyle } from '../charts/types.ts';
import { parsePeriod } from '../data/period.ts';
import { metrics, row, theme } from './chart-fixture.ts';
import { locales, numbersFrom, sizes } from './chart-series-cases.ts';

export interface ChartCase {
  readonly name: string;
  readonly request: ChartRequest & { readonly kind: ChartKind };
  readonly style: ChartStyle;
}

/** In pt: A4, half of it, Letter, a telephone. */
const widths = [482, 230, 499, 246] as const;

const words = [
  ['North Vale', 'Harbour', 'Old Town and the surrounding rural communities', 'Telecommunication fraud', 'St Anne'],
  ['虚构市北谷区', '港口区', '老城区及周边农村地区（含经济技术开发区与高新技术产业开发区）', '东坊区', '电信网络诈骗'],
  [
    'Nordtal',
    'Verwaltungsgemeinschaft Unteres Donautal',
    'Landeshauptstadt',
    'Bad Muster',
    'Straßenverkehrsordnungswidrigkeiten',
  ],
] as const;

const qualifiers = [
  ['more than ', 'an estimated '],
  ['超过', '约'],
  ['mehr als ', 'schätzungsweise '],
] as const;

/** What a case is made from. */
interface Draft {
  readonly count: number;
  readonly value: () => number;
  readonly name: (index: number) => string;
  readonly make: (part: Partial<ChartRow> & { readonly id: string }) => ChartRow;
}

function yearOf(index: number): Pick<ChartRow, 'period' | 'when' | 'start' | 'end'> {
  const when = parsePeriod(String(1960 + index));
  return { period: when.written, when, start: when.start, end: when.end };
}

function plain({ count, value, name, make }: Draft): readonly ChartRow[] {
  return Array.from({ length: count }, (_, index) => make({ id: `r${index}`, label: name(index), value: value() }));
}

function paired({ count, value, name, make }: Draft): readonly ChartRow[] {
  return Array.from({ length: Math.ceil(count / 2) }, (_, index) =>
    [0, 7].map((at) => make({ id: `r${index}-${at}`, label: name(index), value: value(), ...yearOf(at) })),
  ).flat();
}

function dated(draft: Draft): readonly ChartRow[] {
  return plain({ ...draft, count: Math.max(2, draft.count) }).map((each, index) => {
    return { ...each, label: draft.name(0), ...yearOf(index) };
  });
}

/** Rows of labels by groups, as many as there are in all. */
function crossed({ count, value, name, make }: Draft, groups: number): readonly ChartRow[] {
  return Array.from({ length: Math.max(1, Math.floor(count / groups)) }, (_, index) =>
    Array.from({ length: groups }, (__, group) =>
      make({ id: `r${index}-${group}`, label: name(index), group: name(100 + group), value: value() }),
    ),
  ).flat();
}

function stackedOver(draft: Draft): readonly ChartRow[] {
  const parts = 2 + (draft.count % 5);
  const rows = crossed(draft, parts);
  if (draft.count % 3 > 0) return rows;
  return rows.map((each, index) => ({ ...each, label: draft.name(0), ...yearOf(Math.floor(index / parts)) }));
}

const partValue = 0.001;

const drafts: Readonly<Partial<Record<ChartKind, (draft: Draft) => readonly ChartRow[]>>> = {
  bars: plain,
  change: (draft) => plain({ ...draft, value: () => draft.value() * (draft.value() % 2 < 1 ? -1 : 1) }),
  columns: dated,
  line: dated,
  panels: (draft) => crossed({ ...draft, count: Math.min(Math.max(draft.count, 6), 36) }, 3),
  dumbbell: paired,
  slope: paired,
  parts: (draft) =>
    plain({
      ...draft,
      count: Math.min(Math.max(draft.count, 2), 2 + (draft.count % 7)),
      value: () => draft.value() + partValue,
    }),
  stacked: (draft) => stackedOver({ ...draft, value: () => draft.value() + partValue }),
  intervals: (draft) =>
    plain(draft).map((each) => ({ ...each, lower: each.value * 0.9, upper: each.value * 1.25 + 0.001 })),
  'unit-row': (draft) => plain({ ...draft, value: () => Math.ceil(draft.value()) + 1 }),
  heat: (draft) => crossed({ ...draft, count: Math.max(draft.count, 8) }, 2 + (draft.count % 9)),
  scatter: (draft) =>
    ['across', 'up'].flatMap((measure) =>
      plain({ ...draft, count: Math.max(4, draft.count) }).map((each, index) => ({
        ...each,
        id: `${measure}-${index}`,
        measure,
        group: measure,
        placeId: `p${index}`,
      })),
    ),
  timeline: (draft) => plain(draft).map((each, index) => ({ ...each, ...yearOf(index) })),
};

/** Kinds that have cases; a map needs boundaries, and the page draws coverage and pairs itself. */
export const triedKinds = (Object.keys(kinds) as readonly ChartKind[]).filter((kind) => kind in drafts);

/** A chart that is made of its number alone: any kind, size, magnitude, language, width and size of print. */
export function chartCase(seed: number): ChartCase {
  const next = numbersFrom(seed + 7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const kind = triedKinds[seed % triedKinds.length] as ChartKind;
  const language = Math.floor(next() * 3);
  const locale: ChartLocale = locales[language] ?? locales[0];
  const count = 1 + Math.floor(next() ** 1.5 * 60);
  const power = 10 ** (Math.floor(next() * 11) - 2);
  const decimals = power < 1 ? 2 : 0;
  const bound = next() < 0.4 && kind !== 'parts' && kind !== 'stacked';
  const says = (value: number): string =>
    `${value < 0 ? '−' : ''}${locale.number(Number(Math.abs(value).toFixed(decimals)))}`;
  const rows = drafts[kind]?.({
    count,
    value: () => Number((next() ** 3 * power * 9).toFixed(decimals)),
    name: (index) =>
      `${words[language]?.[index % 5]} ${String.fromCodePoint(65 + (index % 26))}${Math.floor(index / 26) || ''}`,
    make: (part) => {
      const qualified = bound && next() < 0.2;
      const text = `${qualified ? qualifiers[language]?.[0] : ''}${says(part.value ?? 0)}`;
      return row({
        ...part,
        text,
        partial: next() < 0.08,
        short: `${part.label?.slice(0, 3)} ${part.id}`,
        ...(qualified ? { qualifier: 'more-than' } : {}),
      });
    },
  });
  const told = (rows ?? []).map((each) => ({ ...each, text: each.text.replace(/[−\d].*/u, says(each.value)) }));
  const width = pick(widths);
  const size = pick(sizes);
  const highlight = next() < 0.3 ? told[0]?.id : undefined;
  return {
    name: `${seed}: ${kind}, ${told.length} rows, ${width} pt at ${size} pt`,
    request: { id: `case-${seed}`, kind, rows: told, width, alt: 'A', highlight },
    style: { theme: { ...theme, fontSizes: { label: size, axis: size, panel: size } }, metrics, locale },
  };
}

import { groupBy } from '../data/group.ts';
import type { NumberKind } from '../data/number-kinds.ts';
import { type Element, walk } from '../style/svg.ts';
import type { ChartRequest } from './request.ts';
import type { ChartGap, ChartLocale, ChartRow, TextSource } from './types.ts';

/**
 * Where each text of a drawing comes from, in their order: the value of a row's statistic, another word of a row, a
 * tick. Takes Vega's SVG, whose groups still say what they are. Undefined for a text that is none of these.
 */
export function textSources(
  svg: Element,
  request: Pick<ChartRequest, 'kind' | 'rows' | 'gaps'>,
  { decimal }: Pick<ChartLocale, 'decimal'>,
): readonly (TextSource | undefined)[] {
  const { rows, gaps = [], kind } = request;
  const wordsByText = () => {
    const words = [
      ...rows.flatMap((row) => [...wordsOf(row, kind), ...bareValue(row, request, decimal)]),
      ...gaps.flatMap((gap) => [{ text: squeeze(gap.text), source: { kind: 'word' as const } }, ...otherWords(gap)]),
    ];
    return groupBy(words, ({ text }) => text);
  };
  const used = new Set<SaidWords>();
  let words: ReadonlyMap<string, readonly SaidWords[]> | undefined;
  const find = (text: string): TextSource | undefined => {
    // A chart of thousands of points may have no texts but those of its axes.
    words ??= wordsByText();
    const same = words.get(text) ?? [];
    // Values with the same text are found in the order of their rows.
    const found = same.find((each) => !used.has(each)) ?? same[0];
    if (found !== undefined) used.add(found);
    return found?.source;
  };
  const read = (element: Element, layer: string): readonly (TextSource | undefined)[] => {
    const { class: own = '' } = element.attributes;
    const inside = own.startsWith('mark-') ? own : layer;
    if (element.name === 'text') {
      const source = sourceOfLayer(inside) ?? find(textOf(element));
      return [source ?? (/role-legend/.test(inside) ? { kind: 'tick' } : undefined)];
    }
    return element.children.flatMap((child) => (typeof child === 'string' ? [] : read(child, inside)));
  };
  return read(svg, '');
}

interface SaidWords {
  /** Without white space, since long texts are broken into lines. */
  readonly text: string;
  readonly source: TextSource;
}

/** The source of texts on axes, and in layers whose name tells it. */
function sourceOfLayer(layer: string): TextSource | undefined {
  if (layer.includes('role-axis')) return { kind: 'tick' };
  const [, name = ''] = /[ _-](years|ticks|periods|names)(?:[_-]\d+)?_marks/.exec(layer) ?? [];
  if (name === 'periods') return { kind: 'date' };
  if (name === 'names') return { kind: 'word' };
  return name === '' ? undefined : { kind: 'tick' };
}

/** The words of a row, its value first: another of its words may be the same text. */
function wordsOf(row: ChartRow, kind: ChartRequest['kind']): readonly SaidWords[] {
  const { id, value, text, label, qualifier } = row;
  const others = otherWords(row);
  if (kind === 'timeline') return others;
  if (kind === 'coverage') return [...said('source', label), ...said('count', text), ...others];
  const size = value < 0 && qualifier !== undefined;
  const shown = row.rounded === true ? (size ? 'rounded-size' : 'rounded') : size ? 'size' : 'statistic';
  return [...said({ kind: shown, statistic: id }, text), ...others];
}

function otherWords({ label, short, period, place, measure, unit, group, start, end }: ChartRow | ChartGap) {
  return [...said('date', period, start, end), ...said('word', label, short, group, place, measure, unit)];
}

function said(source: NumberKind | TextSource, ...texts: readonly (string | undefined)[]): readonly SaidWords[] {
  return texts.flatMap((each) =>
    each === undefined || each === ''
      ? []
      : [{ text: squeeze(each), source: typeof source === 'string' ? { kind: source } : source }],
  );
}

/** An author's specification may draw a value as Vega writes it. */
function bareValue(
  { id, value }: ChartRow,
  { kind }: Pick<ChartRequest, 'kind'>,
  decimal: string,
): readonly SaidWords[] {
  if (kind !== 'vega-lite') return [];
  const text = String(value).replace('-', '\u2212').replace('.', decimal);
  return [{ text, source: { kind: 'statistic', statistic: id } }];
}

function textOf(element: Element): string {
  const parts = [...walk(element)].flatMap(({ children }) => children.filter((child) => typeof child === 'string'));
  return squeeze(parts.join(''));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

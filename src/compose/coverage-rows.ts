import type { ChartRow } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { groupBy } from '../data/group.ts';
import type { Statistic } from '../data/types.ts';
import type { ComposeContext } from './context.ts';
import { coveredPeriods, lanesOfRow, periodTexts, type SourcedValue } from './coverage-periods.ts';

/** What each row of the coverage chart stands for: a place and a source, a place and a measure, or a place alone. */
export type RowsBy = 'source' | 'measure' | 'place';

/** A row of the coverage chart. */
export interface CoverageRow {
  readonly row: ChartRow;
  readonly sources: readonly string[];
  /** The most lanes that it can need. */
  readonly lanes: number;
}

/** How many letters of a measure fit on a line beside the plot; a Chinese character takes the room of two. */
const lettersOfLine = 38;
const wideLetter = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/**
 * The rows of the chart: the places with the most values first, inside a place the sources in the order of their
 * numbers or the measures in that of their first use.
 */
export function coverageRows(
  statistics: readonly Statistic[],
  by: RowsBy,
  context: ComposeContext,
): readonly CoverageRow[] {
  const numbered = context.citations.sources();
  const key = ({ source, statistic }: SourcedValue): string =>
    by === 'place' ? '' : by === 'source' ? source : context.wording.measure(statistic);
  const places = [...groupBy(statistics, ({ place }) => place.id).values()].sort((a, b) => b.length - a.length);
  return places.flatMap((own) => {
    const values = own.flatMap((statistic) => statistic.sources.map((source): SourcedValue => ({ source, statistic })));
    if (by !== 'measure') values.sort((a, b) => numbered.indexOf(a.source) - numbered.indexOf(b.source));
    return [...groupBy(values, key).values()].map((group) => coverageRow(group, by, context));
  });
}

function coverageRow(uses: readonly SourcedValue[], by: RowsBy, context: ComposeContext): CoverageRow {
  const { locale, wording } = context;
  const sources = [...new Set(uses.map(({ source }) => source))];
  const values = new Set(uses.map(({ statistic }) => statistic));
  const [first] = values;
  const covered = coveredPeriods(uses, context);
  const texts = periodTexts(covered, context);
  const named = by === 'measure' ? nameMeasure(first, sources, context) : nameSources(sources, values.size, context);
  const lines = by === 'measure' ? Math.ceil(lettersIn(named.label) / lettersOfLine) : 1;
  const id = by === 'source' ? sources[0] : by === 'measure' ? first?.id : undefined;
  return {
    sources,
    lanes: Math.max(lines, lanesOfRow(covered)),
    row: {
      id: [first?.place.id, ...(id === undefined ? [] : [id])].join('--'),
      ...named,
      value: values.size,
      place: first === undefined ? '' : wording.place(first),
      period: texts.join(locale.joins.comma),
      periods: texts.map((text, index) => (index === texts.length - 1 ? text : `${text}${locale.joins.comma}`)),
      spans: covered.flatMap(({ span }) => span ?? []),
      unit: '',
      partial: false,
    },
  };
}

type Named = Pick<ChartRow, 'label' | 'text' | 'measure'>;

/** A row of a measure: its name, and the numbers of its sources. */
function nameMeasure(
  statistic: Statistic | undefined,
  sources: readonly string[],
  { citations, locale, wording }: ComposeContext,
): Named {
  const measure = statistic === undefined ? '' : wording.measure(statistic);
  const ours = statistic?.origin.kind === 'calculated' ? locale.brackets(wording.calculated) : '';
  return { label: `${measure}${ours}`, measure, text: listNumbers(sources.map(citations.number)) };
}

/** A row of sources: their numbers, the publisher where there is one source only, and how many values they give. */
function nameSources(sources: readonly string[], count: number, context: ComposeContext): Named {
  const { citations, locale, wording, data } = context;
  const [only] = sources;
  const named = only === undefined || sources.length > 1 ? undefined : findDocument(only, data);
  const publisher = named === undefined ? '' : ` ${wording.text(named.publisher, `the publisher of ${named.id}`)}`;
  return {
    label: `${listNumbers(sources.map(citations.number))}${publisher}`,
    text: locale.word(count === 1 ? 'one-value' : 'some-values', { count }),
    measure: '',
  };
}

/** "[1, 3–6]": three or more in a row are written as a range. */
function listNumbers(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return `[${runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`)).join(', ')}]`;
}

function lettersIn(text: string): number {
  return [...text].reduce((sum, letter) => sum + (wideLetter.test(letter) ? 2 : 1), 0);
}

import type { ChartRow } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { groupBy } from '../data/group.ts';
import type { Statistic } from '../data/types.ts';
import type { ComposeContext } from './context.ts';
import { coveredPeriods, lanesOfRow, periodTexts, type SourcedValue } from './coverage-periods.ts';

/** What each row of the coverage chart stands for: a place and a source, or a place alone. */
export type RowsBy = 'source' | 'place';

/** A row of the coverage chart. */
export interface LanedRow {
  readonly row: ChartRow;
  /** The most lanes that it can need. */
  readonly lanes: number;
}

/** The rows of the chart: the places with the most values first, inside a place the sources by their numbers. */
export function coverageRows(
  statistics: readonly Statistic[],
  by: RowsBy,
  context: ComposeContext,
): readonly LanedRow[] {
  const numbered = context.citations.sources();
  const key = ({ source }: SourcedValue): string => (by === 'place' ? '' : source);
  const places = [...groupBy(statistics, ({ place }) => place.id).values()].sort((a, b) => b.length - a.length);
  return places.flatMap((own) => {
    const values = own.flatMap((statistic) => statistic.sources.map((source): SourcedValue => ({ source, statistic })));
    values.sort((a, b) => numbered.indexOf(a.source) - numbered.indexOf(b.source));
    return [...groupBy(values, key).values()].map((group) => coverageRow(group, by, context));
  });
}

function coverageRow(uses: readonly SourcedValue[], by: RowsBy, context: ComposeContext): LanedRow {
  const { locale, wording } = context;
  const sources = [...new Set(uses.map(({ source }) => source))];
  const values = new Set(uses.map(({ statistic }) => statistic));
  const [first] = values;
  const covered = coveredPeriods(uses, context);
  const texts = periodTexts(covered, context);
  const id = by === 'source' ? sources[0] : undefined;
  return {
    lanes: lanesOfRow(covered),
    row: {
      id: [first?.place.id, ...(id === undefined ? [] : [id])].join('--'),
      ...nameSources(sources, values.size, context),
      value: values.size,
      place: first === undefined ? '' : wording.place(first),
      period: texts.join(locale.joins.comma),
      periods: texts.map((text, index) => (index === texts.length - 1 ? text : `${text}${locale.joins.comma}`)),
      spans: covered.flatMap(({ span }) => span ?? []),
      measure: '',
      unit: '',
      partial: false,
    },
  };
}

/** A row of sources: their numbers, the publisher where there is one source only, and how many values they give. */
function nameSources(
  sources: readonly string[],
  count: number,
  context: ComposeContext,
): Pick<ChartRow, 'label' | 'text'> {
  const { citations, locale, wording, data } = context;
  const [only] = sources;
  const named = only === undefined || sources.length > 1 ? undefined : findDocument(only, data);
  const publisher = named === undefined ? '' : ` ${wording.text(named.publisher, `the publisher of ${named.id}`)}`;
  return {
    label: `${listNumbers(sources.map(citations.number))}${publisher}`,
    text: locale.word(count === 1 ? 'one-value' : 'some-values', { count }),
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

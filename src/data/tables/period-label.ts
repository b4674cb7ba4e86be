import { meaningsOf } from './label-meanings.ts';
import { type LabelKind, labelKinds, type PeriodReading } from './period-kinds.ts';

/** How labels are read. */
export interface LabelOptions {
  /** Of month names; English is always understood. */
  readonly language: string;
  /** What the labels are, where the source says so. */
  readonly kind?: LabelKind | undefined;
}

/** Labels of one table, read; or why they cannot be, and the first label that is to blame. */
export type LabelsReading =
  | {
      readonly kind: LabelKind;
      readonly written: ReadonlyMap<string, string>;
      /** The month that financial years begin with, where the labels tell it. */
      readonly starts?: number;
    }
  | {
      readonly problem: string;
      readonly label: string;
      /** Where the labels are ambiguous: what all of them may be. */
      readonly kinds?: readonly LabelKind[];
    };

/**
 * Reads the labels of periods of one table, which are all of one kind: 2015, 2015-Q1, "Q1 2022/23", "2013 JAN",
 * "Januar 2018", "Apr 2015 to Mar 2016", "2020-01-01".
 * A label that has several meanings takes the one that all labels share. Where more than one is shared, as for 2011/12
 * (a financial year or December), the labels are ambiguous, which is a problem and never a guess.
 */
export function readPeriodLabels(labels: Iterable<string>, options: LabelOptions): LabelsReading {
  const all = new Map<string, readonly PeriodReading[]>();
  let shared: readonly LabelKind[] = options.kind === undefined ? labelKinds : [options.kind];
  for (const label of labels) {
    if (all.has(label)) continue;
    const said = meaningsOf(label, options.language);
    const readings = options.kind === undefined ? said : [...said, ...endingWith(said)];
    const still = shared.filter((kind) => readings.some((reading) => reading.kind === kind));
    if (readings.length === 0) return { problem: sayNone(label, options.language), label };
    if (still.length === 0) {
      const [first = ''] = all.keys();
      const wanted = options.kind === undefined ? `of another kind than "${first}"` : `no ${options.kind}`;
      return { problem: `"${label}" is ${wanted}`, label };
    }
    all.set(label, readings);
    shared = still;
  }
  const told = apart(shared, [...all.values()]);
  const kind = decide(told.filter((one) => one !== 'financial-year' || startsOf(all).size < 2));
  if (kind === undefined) {
    const [first = ''] = all.keys();
    const label = [...all.keys()].find((one) => apart(told, [all.get(one) ?? []]).length === told.length) ?? first;
    const read = (kind: LabelKind): string =>
      `${all.get(label)?.find((one) => one.kind === kind)?.written ?? ''} (\`periods: ${kind}\`)`;
    const problem = `"${label}" may be ${told.map(read).join(' or ')}; say which`;
    return { problem, label, kinds: told };
  }
  const written = [...all].map(
    ([text, readings]) => [text, readings.find((reading) => reading.kind === kind)] as const,
  );
  const [starts] = startsOf(all);
  return {
    kind,
    written: new Map(written.flatMap(([text, reading]) => (reading ? [[text, reading.written]] : []))),
    ...(kind === 'financial-year' && starts !== undefined ? { starts } : {}),
  };
}

/** What is wrong with values of which nothing tells the period. */
export const noPeriod = 'no column and no head tells the period of the values; set `period`, such as `period: 2023`';

/** Whether a label is a period but for its year: "Jan", "Q1". */
export function isPartOfYear(label: string, language: string): boolean {
  return label !== '' && !/\d{4}/.test(label) && meaningsOf(`${label} 2001`, language).length > 0;
}

function sayNone(label: string, language: string): string {
  if (label === '') return noPeriod;
  const cure = '; set `period` to that of all values, or to the cell that names it: `period: { cell: A1 }`';
  return isPartOfYear(label, language) ? `"${label}" names no year${cure}` : `"${label}" is no period`;
}

/** The months that years from one month to another begin with: several, if they are sums over a moving year. */
function startsOf(all: ReadonlyMap<string, readonly PeriodReading[]>): ReadonlySet<number> {
  return new Set([...all.values()].flatMap((readings) => readings.flatMap(({ starts }) => starts ?? [])));
}

/** The month, quarter, half-year and year that end with a day: where a source declares them, it stores them by that day. */
function endingWith(readings: readonly PeriodReading[]): readonly PeriodReading[] {
  return readings.flatMap(({ kind, written }): readonly PeriodReading[] => {
    if (kind !== 'day') return [];
    const next = new Date(Date.parse(written) + 86_400_000);
    if (next.getUTCDate() !== 1) return [];
    const [year = '', month = ''] = written.split('-');
    const at = Number(month);
    return [
      { kind: 'month', written: `${year}-${month}` },
      ...(at % 3 === 0 ? [{ kind: 'quarter', written: `${year}-Q${at / 3}` } as const] : []),
      ...(at % 6 === 0 ? [{ kind: 'half-year', written: `${year}-H${at / 6}` } as const] : []),
      ...(at === 12 ? [{ kind: 'year', written: year } as const] : []),
    ];
  });
}

/** Without the kinds that read every label as an earlier one does, as of dates that are all like 02/02/2026. */
function apart(kinds: readonly LabelKind[], all: readonly (readonly PeriodReading[])[]): readonly LabelKind[] {
  const read = (kind: LabelKind): string =>
    all.map((readings) => readings.find((reading) => reading.kind === kind)?.written).join();
  return kinds.filter((kind, index) => kinds.findIndex((one) => read(one) === read(kind)) === index);
}

/** The one kind of several that readers agree on, or none. */
function decide(kinds: readonly LabelKind[]): LabelKind | undefined {
  const [first, second] = kinds;
  // Twelve months that are told from the first to the last are a year of their own, and only then a mere span.
  return second === undefined || second === 'span' ? first : undefined;
}

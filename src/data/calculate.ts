import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { applyFormula } from './apply-formula.ts';
import { calculateEach } from './calculate-each.ts';
import { type Formula, parseFormula } from './formula.ts';
import { formulaInputs, memberOf } from './formula-inputs.ts';
import type { CalculatedRecord, Place, Unit } from './schema.ts';
import { followSeries, seriesOf } from './series.ts';
import { indexOf, isForEach } from './series-index.ts';
import { readReference } from './series-reference.ts';
import type { StatisticMap } from './statistic-map.ts';
import type { LeftOut, Located, Statistic, Statistics } from './types.ts';

/** The formulas to calculate, each with an id of its own, and what they are calculated from. */
export interface CalculationInputs {
  readonly records: readonly Located<CalculatedRecord>[];
  /** Statistics and references, by id. */
  readonly known: StatisticMap;
  /** Values that are marked as missing. */
  readonly missing: Statistics['missing'];
  readonly units: ReadonlyMap<string, Unit>;
  readonly places: ReadonlyMap<string, Place>;
  /** Whether all files could be read, so that an id that is not known is a mistake. */
  readonly isComplete: boolean;
  readonly findings: Finding[];
}

/** What the formulas of a project give. */
export interface Calculated {
  readonly statistics: readonly Statistic[];
  /** Of the formulas for many places or periods. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * The statistics of data/calculated.yaml, in order. A formula that the evidence does not allow is reported and left out;
 * those that need it are left out too, without a finding of their own.
 */
export function calculate(inputs: CalculationInputs): Calculated {
  if (inputs.records.length === 0) return { statistics: [], leftOut: [] };
  const calculator = new Calculator(inputs);
  const statistics = inputs.records.flatMap((record) => calculator.resultsOf(record, [record.id]) ?? []);
  return { statistics, leftOut: calculator.leftOut };
}

/** Calculates each formula once, after those that it needs. */
class Calculator {
  readonly leftOut: LeftOut[] = [];
  readonly #inputs: CalculationInputs;
  readonly #byId: ReadonlyMap<string, Located<CalculatedRecord>>;
  readonly #forEach: readonly Located<CalculatedRecord>[];
  readonly #known: StatisticMap;
  readonly #done = new Map<string, readonly Statistic[] | undefined>();
  #statistics: Statistics;
  /** How many of the known ones the series are made of. */
  #indexed: number;

  constructor(inputs: CalculationInputs) {
    const { records, known, missing } = inputs;
    this.#inputs = inputs;
    this.#byId = new Map(records.map((record) => [record.id, record]));
    this.#forEach = records.filter(isForEach);
    this.#known = known.copy();
    this.#statistics = followSeries(known, missing);
    this.#indexed = known.size;
  }

  /** Undefined if there are none, which is reported. `path` are the ids of the formulas that need them, and its own. */
  resultsOf(record: Located<CalculatedRecord>, path: readonly string[]): readonly Statistic[] | undefined {
    if (!this.#done.has(record.id)) this.#done.set(record.id, this.#calculate(record, path));
    return this.#done.get(record.id);
  }

  #calculate(record: Located<CalculatedRecord>, path: readonly string[]): readonly Statistic[] | undefined {
    const formula = parseFormula(record.formula);
    if (typeof formula === 'string') return this.#refuse(record, formula);
    if (!this.#prepare(record, formula, path)) return undefined;
    const made = isForEach(record) ? this.#each(record, formula) : this.#single(record, formula);
    return typeof made === 'string' ? this.#refuse(record, `${formula.name}: ${made}`) : made;
  }

  /** Calculates what the inputs name, if formulas give it. False if that cannot be. */
  #prepare(record: Located<CalculatedRecord>, { inputs }: Formula, path: readonly string[]): boolean {
    return inputs.every((input) => {
      const needed = this.#formulaOf(memberOf(input));
      if (needed === undefined) return true;
      if (path.includes(needed.id)) {
        this.#refuse(record, `the formula depends on its own result: ${[...path, needed.id].join(' → ')}`);
        return false;
      }
      const results = this.resultsOf(needed, [...path, needed.id]);
      if (results !== undefined && isForEach(needed)) this.#refresh();
      return results !== undefined;
    });
  }

  /** Only a formula over the results of another for many needs to find these as series. */
  #refresh(): void {
    if (this.#known.size > this.#indexed) this.#statistics = followSeries(this.#known.copy(), this.#inputs.missing);
    this.#indexed = this.#known.size;
  }

  #formulaOf(name: string): Located<CalculatedRecord> | undefined {
    const own = this.#byId.get(name);
    if (own !== undefined || this.#forEach.length === 0 || this.#isKnown(name)) return own;
    return this.#forEach.find(({ id }) => name.startsWith(`${id}-`));
  }

  #isKnown(name: string): boolean {
    return indexOf(this.#statistics).placesOf(name).size > 0 || seriesOf(name, this.#statistics).length > 0;
  }

  #each(record: Located<CalculatedRecord>, formula: Formula): readonly Statistic[] | string {
    const { places, units, findings } = this.#inputs;
    const scope = { statistics: this.#statistics, plain: this.#plain };
    const { statistics, why, leftOut } = calculateEach({ record, formula, places, units, ...scope });
    if (statistics.length === 0) return why ?? unknownMeasure(formula, this.#statistics);
    if (leftOut !== undefined) this.leftOut.push(leftOut);
    const doubled = statistics.find(({ id }) => this.#known.has(id));
    if (doubled !== undefined) {
      const message = `one of its results has the id "${doubled.id}", which the data have already; give the formula another id`;
      findings.push({ ...record.at(['id']), severity: 'error', message, rule: 'duplicate-id' });
      return [];
    }
    for (const statistic of statistics) this.#known.set(statistic.id, statistic);
    return statistics;
  }

  #single(record: Located<CalculatedRecord>, formula: Formula): readonly Statistic[] | string | undefined {
    const { units, places, isComplete } = this.#inputs;
    const statistics = this.#statistics;
    for (const input of formula.inputs) {
      const marked = statistics.missing.get(input);
      if (marked !== undefined) return `the value of "${input}" is marked as ${marked.missing}`;
      const isFollowed = readReference(input) !== undefined || seriesOf(input, statistics).length > 0;
      if (this.#plain(input) !== undefined || isFollowed) continue;
      if (isComplete) this.#refuse(record, `unknown statistic "${input}"${this.#near(input)}`, 'unknown-id');
      return undefined;
    }
    const inputs = formulaInputs(formula, { statistics, plain: this.#plain });
    if ('why' in inputs) return isComplete ? inputs.why : undefined;
    const made = applyFormula({ record, formula, inputs, units, places, statistics, id: record.id });
    return typeof made === 'string' ? made : [made];
  }

  /** A statistic by its own id; of a formula for many, by the id of a result. */
  readonly #plain = (id: string): Statistic | undefined => {
    const record = this.#byId.get(id);
    if (record !== undefined && !isForEach(record)) return this.#done.get(id)?.[0];
    return this.#known.get(id);
  };

  #near(id: string): string {
    return didYouMean(id, this.#inputs.known.keys());
  }

  #refuse({ at }: Located<CalculatedRecord>, message: string, rule = 'formula'): undefined {
    this.#inputs.findings.push({ ...at(['formula']), severity: 'error', message, rule });
  }
}

function unknownMeasure({ inputs }: Formula, statistics: Statistics): string {
  const [name = ''] = inputs.map(memberOf);
  const measures = [...indexOf(statistics).measures()].sort();
  const known = measures.length === 0 ? 'the data have none with an id' : `measures: ${measures.join(', ')}`;
  return `"${name}" is neither a measure of a table file or of a formula for each place, nor the name of a series${didYouMean(name, measures)}; ${known}`;
}

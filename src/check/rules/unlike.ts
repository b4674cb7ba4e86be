import { parseFormula } from '../../data/formula.ts';
import { wholeOf } from '../../data/refusals.ts';
import type { CalculatedRecord } from '../../data/schema.ts';
import type { Data, Located, Statistic } from '../../data/types.ts';
import { singleValues } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { anyWords } from '../words.ts';

/** A formula that adds, subtracts or divides values of different measures and gives no reason. */
export const unlike: Rule = {
  name: 'unlike',
  run: ({ data }) => {
    const seen = new Set<Located<CalculatedRecord>>();
    return singleValues(data).flatMap(({ origin }): readonly Fault[] => {
      if (origin.kind !== 'calculated' || seen.has(origin.record)) return [];
      seen.add(origin.record);
      return inFormula(origin.record, origin.inputs, data);
    });
  },
};

const verbs: Readonly<Record<string, string>> = {
  sum: 'adds up',
  difference: 'subtracts',
  ratio: 'divides',
  share: 'divides',
};

function inFormula(record: Located<CalculatedRecord>, ids: readonly string[], { statistics }: Data): readonly Fault[] {
  const formula = parseFormula(record.formula);
  const verb = typeof formula === 'string' ? undefined : verbs[formula.name];
  if (verb === undefined || record.note !== undefined) return [];
  const inputs = ids.flatMap((id) => statistics.get(id) ?? []);
  const [first, ...others] = inputs;
  const other =
    first && others.find((each) => anyWords(each.measure) !== anyWords(first.measure) && !related(first, each));
  if (first === undefined || other === undefined) return [];
  const message = `the formula ${verb} unlike measures, "${anyWords(first.measure)}" and "${anyWords(other.measure)}"; say in "note" why they belong together, or choose values of one measure`;
  return [{ ...record.at(['formula']), message }];
}

/** Whether one is declared a part of the other, or both of one total. */
function related(a: Statistic, b: Statistic): boolean {
  const [first, second] = [wholeOf(a), wholeOf(b)];
  return first === b.id || second === a.id || (first !== undefined && first === second);
}

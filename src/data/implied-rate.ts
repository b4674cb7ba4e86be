import type { FormulaFunction } from './calculations.ts';

/**
 * The exchange rate of a conversion that a source made, from the two amounts as written. Both are the same sum, so a
 * hedge of either does not hedge the rate, and their rounding is ignored.
 */
export const impliedRate: FormulaFunction = ({ inputs: [amount, converted], units }) => {
  if (amount === undefined || converted === undefined) return 'implied-rate needs two statistics';
  const { origin } = converted;
  const from = origin.kind === 'reported' ? origin.record['converted-from'] : undefined;
  if (from !== amount.id || converted.value === 0) {
    return `implied-rate: ${converted.id} is not the source's conversion of ${amount.id}; it needs "converted-from: ${amount.id}"`;
  }
  const wanted = `${amount.unit.id}-per-${converted.unit.id}`;
  const unit = units.get(wanted);
  if (unit === undefined) return `implied-rate: data/units.yaml has no unit "${wanted}"; add it, of kind ratio`;
  const rate = amount.value / converted.value;
  return {
    compute: () => rate,
    ends: () => [rate, rate],
    finest: { step: 0.01 },
    unit,
    place: amount.place,
    period: amount.period,
  };
};

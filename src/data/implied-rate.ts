import type { Operation } from './calculations.ts';

/**
 * The exchange rate of a conversion that a source made, from the two amounts as written. Both stand for one sum, so the
 * hedge of either is no hedge of the rate; their rounding is left out, so that it is the rate of the words alone.
 */
export const impliedRate: Operation = ({ inputs: [amount, converted], units }) => {
  if (amount === undefined || converted === undefined) return 'implied-rate needs two statistics';
  const { origin } = converted;
  const from = origin.kind === 'reported' ? origin.record['converted-from'] : undefined;
  if (from !== amount.id || converted.value === 0) {
    return `implied-rate: ${converted.id} is not what the source converted ${amount.id} into; it needs "converted-from: ${amount.id}"`;
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

import type { Source } from '../../data/types.ts';
import type { Fault, Rule } from '../rule.ts';

/** A source that is past its age limit or its next release on the date of publication. */
export const stale: Rule = {
  name: 'stale',
  needsAll: true,
  run: ({ data, published }) => [...data.sources.values()].flatMap((source) => age(source, published)),
};

function age({ id, record, at }: Source, published: string): readonly Fault[] {
  const { next } = record;
  if (next === 'none') return [];
  const limit = record['age-limit'];
  const last = limit === undefined ? undefined : addMonths(record.published, limit);
  const report = (field: string, message: string): readonly Fault[] => [
    { ...at([field]), severity: 'warning', message },
  ];
  if (last !== undefined && last < published) {
    return report(
      'age-limit',
      `source "${id}" of ${record.published} is past its limit of ${limit} ${limit === 1 ? 'month' : 'months'} on ${published}; look for a newer release, or say "next: none" if there will be none`,
    );
  }
  if (next !== 'unknown' && next < published) {
    return report('next', `the next release of source "${id}" was due on ${next}; add it, or correct "next"`);
  }
  return [];
}

/** The same day of a later month, or the last day of that month if it is shorter. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

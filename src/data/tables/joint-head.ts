import { groupBy } from '../group.ts';
import { meaningsOf } from './label-meanings.ts';
import { readPeriodLabels } from './period-label.ts';
import { type BareLabel, bareLabel, barePeriod } from './signs.ts';

/** A head that tells a period and a measure. */
export interface JointHead {
  readonly period: BareLabel;
  readonly measure: BareLabel;
}

/**
 * Splits a head such as "2019 Rate", "Rate, Q1 2019", "Rate (2019)" or "rate_2019" into the period, which stands first or
 * last, and the measure; undefined where it has not both, or where its words say something else of the period ("Change
 * since 2019"). `language` is that of the names of months, a language tag.
 */
export function splitHead(head: string, language: string): JointHead | undefined {
  const { text, signs } = bareLabel(head);
  const words = text
    .replaceAll('_', ' ')
    .replace(/(?<=\p{L})(?=(?:19|20)\d{2}$)|(?<=^(?:19|20)\d{2})(?=\p{L}{2})/gu, ' ')
    .split(/\s+/);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const cut = words.length - count;
    for (const [said, rest] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(cut), words.slice(0, cut)],
    ] as const) {
      const period = barePeriod(trim(said.join(' ')));
      const measure = trim(rest.join(' ')).replace(joining, '');
      const isPeriod = !/^1[0-4]\d\d$/.test(period.text) && meaningsOf(period.text, language).length > 0;
      if (isPeriod && /\p{L}/u.test(measure) && !comparing.test(measure) && !compared.test(measure))
        return { period, measure: { text: measure, signs } };
    }
  }
  return undefined;
}

const joining = /[\s,]+(?:for|in|at|on|as at|as of|im jahr|im|am|en|au)$/i;
const comparing =
  /(?:^|\s)(?:since|from|to|until|before|after|by|of|over|than|under|above|below|exceeding|up to|vs\.?|against|base|seit|ab|bis|gegenüber|von|vor|nach|unter|über|depuis|avant|après|jusqu'à|de)$/i;
const compared = /^(?:on|over|vs\.?|against|compared|than|to|gegenüber|gegen|par rapport)(?=\s).*\d/i;

/** Without the marks that join a period to the words beside it. */
function trim(text: string): string {
  const bare = text.replace(/^[\s,;:/–—-]+|[\s,;:/–—-]+$/g, '');
  return /^[([][^()[\]]*[)\]]$/.test(bare) ? bare.slice(1, -1).trim() : bare;
}

/**
 * Which of some heads are series by joint heads: those with both a period and a measure, with periods of one kind; a
 * measure that has one period where others have several, as a change has, is none. Empty where no head has both.
 */
export function jointHeads(heads: readonly string[], language: string): ReadonlySet<string> {
  const split = heads.flatMap((head) => {
    const joint = splitHead(head, language);
    return joint === undefined ? [] : [{ head, period: joint.period.text, measure: joint.measure.text }];
  });
  const kinds = groupBy(split, ({ period }) => meaningsOf(period, language)[0]?.kind ?? '');
  const [most = []] = [...kinds.values()].toSorted((a, b) => b.length - a.length);
  const measures = groupBy(most, ({ measure }) => measure);
  const several = [...measures.values()].some((of) => of.length > 1);
  const series = most.filter(({ measure }) => !several || (measures.get(measure)?.length ?? 0) > 1);
  const read = readPeriodLabels(
    series.map(({ period }) => period),
    { language },
  );
  return new Set('problem' in read && read.kinds === undefined ? [] : series.map(({ head }) => head));
}

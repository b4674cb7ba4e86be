import type { Briefing } from '../compose/briefing.ts';
import { plainText } from '../compose/html.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { MailParts } from './content.ts';

/** A claim of more characters than this leaves no room for what else a subject tells. */
const longestClaim = 140;

/**
 * "Embargoed until 1 December 2026: Draft: Thefts fell by 3% (edition 2, 22 November 2026)", on one line: what the briefing
 * claims, or its title where it claims nothing or more than a subject holds.
 */
export function subjectOf({ briefings, publication: { embargo, series }, locale }: MailParts): string {
  const [first] = briefings;
  if (first === undefined) throw new BriefError('usage', 'a message needs a briefing');
  const date = locale.date(
    briefings
      .map(({ briefing }) => briefing.edition.published)
      .toSorted()
      .at(-1) ?? '',
  );
  const said =
    briefings.length > 1
      ? locale.word('mail-subject-several', { series: locale.text(series) ?? '', count: briefings.length, date })
      : sayOne(first.briefing, date, locale);
  const labels = [
    ...(embargo === undefined ? [] : [locale.word('mail-embargo', { date: locale.date(embargo) })]),
    ...(briefings.some(({ briefing }) => briefing.edition.draft) ? [locale.word('draft')] : []),
  ];
  return [...labels, said]
    .join(locale.joins.colon)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function sayOne({ edition, masthead, runningHead }: Briefing, date: string, { word }: Locale): string {
  const { number } = edition;
  const title = plainText(runningHead);
  const claim = masthead.claim === undefined ? '' : plainText(masthead.claim);
  if (claim === '' || claim.length > longestClaim)
    return number === undefined
      ? word('mail-subject-unissued', { title, date })
      : word('mail-subject', { title, number, date });
  return number === undefined
    ? word('mail-subject-claim-unissued', { claim, date })
    : word('mail-subject-claim', { claim, number, date });
}

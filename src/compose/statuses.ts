import type { Member } from '../data/series-index.ts';
import type { Status } from '../data/tables/signs.ts';
import type { MissingValue } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { type Html, html } from './html.ts';

/** What a source says of a value beside it that a reader must know. */
export function statusesOf({ statuses = [] }: Pick<Member, 'statuses'>): readonly Status[] {
  return statuses.filter((status) => status !== 'final');
}

/** Whether a value may still change: provisional, estimated or a forecast. */
export function isPreliminary(one: Pick<Member, 'statuses'>): boolean {
  return statusesOf(one).some((status) => status === 'provisional' || status === 'estimated' || status === 'forecast');
}

/** "provisional and revised"; undefined where its source says nothing. */
export function sayStatuses(one: Pick<Member, 'statuses'>, locale: Locale): string | undefined {
  const words = statusesOf(one).map((status) => locale.word(`status-${status}`));
  return words.length === 0 ? undefined : locale.list(words);
}

/** The signs of a value's statuses, raised behind it and read apart from it; `statusKey` explains them. */
export function statusSigns(one: Pick<Member, 'statuses'>, { joins, word }: Locale): Html {
  const signs = statusesOf(one).map((status) => word(`sign-${status}`));
  return signs.length === 0 ? html`` : html`<sup class="status">\u00a0${signs.join(joins.comma)}</sup>`;
}

/** "p: provisional; r: revised." for the signs that stand in a table. */
export function statusKey(all: readonly Pick<Member, 'statuses'>[], locale: Locale): readonly string[] {
  const { joins, word } = locale;
  const used = new Set(all.flatMap(statusesOf));
  const keys = [...used].map((status) => `${word(`sign-${status}`)}${joins.colon}${word(`status-${status}`)}`);
  return keys.length === 0 ? [] : [`${keys.sort().join(joins.semicolon)}${joins.stop}`];
}

/** Why there is no value, in words. */
export function sayMissing({ missing }: MissingValue, locale: Locale): string {
  return locale.word(`missing-${missing}`);
}

import { parsePeriod } from '../data/period.ts';
import type { Statistic } from '../data/types.ts';
import type { Change } from '../editions/compare.ts';
import type { PrintedStatistic } from '../editions/schema.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Html } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import { html } from './html.ts';
import type { Saying } from './said.ts';

interface Sayer extends ComposeContext {
  readonly saying: Saying;
}

/** One change in words: what it is of, the value now as a link to its source, and the value before from the record. */
export function describeChange(change: Change, context: Sayer): Html {
  const text = describe(change, context);
  const { locale, saying } = context;
  if (change.recalculated === true)
    return fill(locale, 'with-reason', { text, reason: html`${locale.word('recalculated')}` });
  if (change.reason === undefined) return text;
  saying.say('edition', change.reason);
  return fill(locale, 'with-reason', { text, reason: html`${change.reason}` });
}

function describe({ kind, id, before, now }: Change, context: Sayer): Html {
  const { data, locale, prose } = context;
  const statistic = now === undefined ? undefined : data.statistics.get(id);
  const old = before === undefined ? undefined : sayOld(before, context);
  if (statistic === undefined) return fill(locale, 'change-gone', { what: what(old), before: value(old) });
  const head = html`${headOf(statistic, context)}`;
  const current = prose.value(statistic, { sign: statistic.comparedWith !== undefined });
  if (old === undefined || before === undefined) return fill(locale, 'change-new', { what: head, now: current });
  const parts = { what: head, now: current, before: value(old), period: html`${old.period}` };
  if (kind === 'new-period') return fill(locale, 'change-new-period', parts);
  if (kind === 'reworded') return fill(locale, 'change-reworded', { what: head, now: current, before: what(old) });
  if (before.period !== now?.period) return fill(locale, 'change-other-period', parts);
  return fill(locale, 'change-revised', parts);
}

interface OldWords {
  readonly what: string;
  readonly period: string;
  readonly value: string;
}

/** The words of an old statistic; they are bound to the record that they stand in. */
function sayOld({ measure, place, period: written, printed }: PrintedStatistic, { locale, saying }: Sayer): OldWords {
  const period = locale.period(parsePeriod(written));
  const whole = locale.word('statistic-of', { measure, place, period });
  for (const text of [measure, place, printed, whole]) saying.say('edition', text);
  return { what: whole, period, value: printed };
}

function what(old: OldWords | undefined): Html {
  return html`${old?.what ?? ''}`;
}

function value(old: OldWords | undefined): Html {
  return html`${old?.value ?? ''}`;
}

function headOf(statistic: Statistic, { wording, locale }: Sayer): string {
  const [measure, place, period] = [wording.measure(statistic), wording.place(statistic), wording.period(statistic)];
  return locale.word('statistic-of', { measure, place, period });
}

/** A fixed word of the page with markup put into it. */
function fill(locale: Locale, key: string, parts: Readonly<Record<string, Html>>): Html {
  const names = Object.keys(parts);
  const mark = (index: number): string => String.fromCharCode(0xe000 + index);
  const text = locale.word(key, Object.fromEntries(names.map((name, index) => [name, mark(index)])));
  const { html: markup } = html`${text}`;
  return {
    html: markup.replace(/[\ue000-\ue0ff]/g, (found) => parts[names[found.charCodeAt(0) - 0xe000] ?? '']?.html ?? ''),
  };
}

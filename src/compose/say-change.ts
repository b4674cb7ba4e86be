import { parsePeriod } from '../data/period.ts';
import type { Statistic } from '../data/types.ts';
import type { Change } from '../editions/compare.ts';
import type { PrintedStatistic } from '../editions/schema.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { ComposeContext } from './context.ts';
import { fillWords, type Html, sourced } from './html.ts';

/** One change in words: what it is of, the value now as a link to its source, and the value before from the record. */
export function describeChange(change: Change, context: ComposeContext): Html {
  const text = describe(change, context);
  const { locale } = context;
  if (change.recalculated !== true && change.reason === undefined) return text;
  const reason = change.recalculated === true ? locale.word('recalculated') : sourced('edition', change.reason ?? '');
  return fillWords(locale.word('with-reason'), { text, reason });
}

function describe({ kind, id, before, now, follows }: Change, context: ComposeContext): Html {
  const { data, locale } = context;
  const say = (word: string, parts: Parameters<typeof fillWords>[1]): Html => fillWords(locale.word(word), parts);
  const statistic = now === undefined ? undefined : data.statistics.get(id);
  const old = before === undefined ? undefined : sayOld(before, locale);
  if (statistic === undefined) return say('change-gone', { what: old?.what ?? '', before: old?.value ?? '' });
  const what = headOf(statistic, context);
  const current = sayValue(statistic, context);
  if (old === undefined || before === undefined) return say('change-new', { what, now: current });
  const earlier = follows === undefined ? undefined : data.statistics.get(follows);
  const was = earlier === undefined ? old.value : sayValue(earlier, context);
  const parts = { what, now: current, before: was, period: old.period };
  if (kind === 'new-period') return say('change-new-period', parts);
  if (kind === 'reworded') return say('change-reworded', { what, now: current, before: old.what });
  return say(before.period === now?.period ? 'change-revised' : 'change-other-period', parts);
}

/** A value with the number of its source; one that stands nowhere else in the briefing cites none. */
function sayValue(statistic: Statistic, { prose, citations }: ComposeContext): Html {
  const options = { sign: statistic.comparedWith !== undefined };
  const isPrinted = citations.statistics().includes(statistic.id);
  return isPrinted ? prose.value(statistic, options) : prose.plain(statistic, options);
}

/** An old statistic in the words of the edition's record. */
function sayOld(
  { measure, place, period: written, printed }: PrintedStatistic,
  locale: Locale,
): { readonly what: Html; readonly period: Html; readonly value: Html } {
  const [period, ofRecord] = [
    sourced('date', locale.period(parsePeriod(written))),
    (words: string) => sourced('edition', words),
  ];
  const what = fillWords(locale.word('statistic-of'), { measure: ofRecord(measure), place: ofRecord(place), period });
  return { what, period, value: ofRecord(printed) };
}

function headOf(statistic: Statistic, { wording, locale }: ComposeContext): Html {
  return fillWords(locale.word('statistic-of'), {
    measure: sourced('word', wording.measure(statistic)),
    place: sourced('word', wording.place(statistic)),
    period: sourced('date', wording.period(statistic)),
  });
}

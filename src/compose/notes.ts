import { groupBy } from '../data/group.ts';
import type { Statistic } from '../data/types.ts';
import type { ComposeContext } from './context.ts';
import { type Html, html, joinHtml, sourced } from './html.ts';

/** More notes than this fill a page, and are left to the attached data. */
const mostNotes = 36;

/** What a reader must know of single statistics, as the data have it: each note once, behind what it is about. */
export function composeNotes(statistics: readonly Statistic[], context: ComposeContext): readonly Html[] {
  const { locale, prose, wording } = context;
  const noted = statistics.flatMap((statistic) => {
    const { id, note } = statistic;
    return note === undefined ? [] : [{ statistic, text: wording.text(note, `the note of ${id}`) }];
  });
  const notes = [...groupBy(noted, ({ text }) => text)];
  if (notes.length > mostNotes) return [];
  const byMeasure = groupBy(noted, ({ statistic }) => wording.measure(statistic));
  const isShared = (measure: string): boolean => new Set(byMeasure.get(measure)?.map(({ text }) => text)).size > 1;
  return notes.map(([text, group]) => {
    const about = group.map(({ statistic }) => {
      const measure = wording.measure(statistic);
      return isShared(measure) ? named(statistic, context) : sourced('word', measure);
    });
    const once = about.filter(({ html: words }, index) => about.findIndex((other) => other.html === words) === index);
    const at = group[0]?.statistic.at(['note']) ?? { file: '', line: 1, column: 1 };
    return html`<strong>${joinHtml(once, locale.joins.semicolon)}${locale.joins.colon}</strong>${prose.ofData(text, at)}`;
  });
}

/** A statistic whose measure others have too, with another note. */
function named(statistic: Statistic, { locale, wording }: ComposeContext): Html {
  const words = [sourced('word', wording.measure(statistic)), sourced('word', wording.place(statistic))];
  return joinHtml([...words, sourced('date', wording.period(statistic))], locale.joins.comma);
}

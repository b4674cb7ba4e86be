import type { Data, Source } from '../data/types.ts';
import { BriefError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import type { Topic } from '../topic/types.ts';
import type { Definition, Html, SourceEntry } from './briefing.ts';
import { firstUse } from './citations.ts';
import { html } from './html.ts';
import type { Wording } from './values.ts';

/** The definitions that a topic names. @throws BriefError data for one that there is not. */
export function describeTerms(
  ids: readonly string[],
  { data, wording, topic }: { readonly data: Data; readonly wording: Wording; readonly topic: Topic },
): readonly Definition[] {
  return ids.map((id, index) => {
    const found = data.definitions.get(id);
    if (found === undefined) {
      const { file, line, column } = topic.at(['definitions', index]);
      throw new BriefError('data', `${file}:${line}:${column}: unknown definition "${id}"`, {
        hint: `data/definitions.yaml has ${[...data.definitions.keys()].join(', ')}`,
      });
    }
    const where = `the definition ${id}`;
    return {
      term: wording.text(found.term, where),
      meaning: wording.text(found.meaning, where),
      ...(found.original === undefined ? {} : { original: found.original }),
    };
  });
}

/** The numbered entries of the sources, in order. `published` is the date of publication of the briefing. */
export function describeSources(
  sources: readonly Source[],
  { locale, wording, published }: { readonly locale: Locale; readonly wording: Wording; readonly published: string },
): readonly SourceEntry[] {
  return sources.map((source, index): SourceEntry => {
    const { record } = source;
    const number = index + 1;
    const optional = (text: Html | undefined): readonly Html[] => (text === undefined ? [] : [text]);
    const ours = record['title-ours'] === true ? ` (${locale.word('title-ours')})` : '';
    return {
      number,
      title: `${wording.sourceTitle(source)}${ours}`,
      description: [
        html`${[record.publisher, ...(record.authors ?? [])].join(', ')}, ${locale.word('published-on', { date: locale.date(record.published) })}. ${capital(wording.text(record.kind, `the kind of ${source.id}`))}${record.translation === 'machine' ? `, ${locale.word('machine-translated')}` : ''}.`,
        ...optional(
          record['published-note'] === undefined
            ? undefined
            : html`${wording.text(record['published-note'], `the published-note of ${source.id}`)}`,
        ),
        html`${freshness(source, locale, published)}`,
      ],
      ...(record.url === undefined ? {} : { url: record.url }),
      firstUse: firstUse(number),
    };
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How old a source is at the date of publication, and when its next release is due. */
function freshness({ record }: Source, locale: Locale, published: string): string {
  const months = monthsBetween(record.published, published);
  const age = ageText(months, locale);
  const limit = record['age-limit'];
  if (record.next === 'none') return locale.word('dated-source', { age });
  const stale = limit !== undefined && months > limit;
  const text = stale
    ? locale.word('stale-source', { age, limit: ageText(limit, locale) })
    : locale.word('fresh-source', { age });
  return record.next === 'unknown'
    ? text
    : `${text} ${locale.word('next-release', { date: locale.date(record.next) })}`;
}

/** Whole months from one date to another. */
export function monthsBetween(from: string, to: string): number {
  const [start, end] = [from, to].map((date) => date.split('-').map(Number));
  const [y1 = 0, m1 = 1, d1 = 1] = start ?? [];
  const [y2 = 0, m2 = 1, d2 = 1] = end ?? [];
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

function ageText(months: number, locale: Locale): string {
  return locale.word(months === 1 ? 'month' : 'months', { count: months });
}

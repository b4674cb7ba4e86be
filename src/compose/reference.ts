import { type CitedDocument, isSource } from '../data/documents.ts';
import type { Data, Source, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Topic } from '../topic/types.ts';
import type { DefinedTerm, SourceEntry } from './briefing.ts';
import { firstUse } from './citations.ts';
import { findNamed } from './find-named.ts';
import { fillWords, type Html, html, joinHtml, sourced } from './html.ts';
import { titleLanguage, type Wording } from './values.ts';

/** The definitions that a topic names. @throws BriefError data for an unknown one. */
export function describeTerms(
  ids: readonly string[],
  { data, wording, topic }: { readonly data: Data; readonly wording: Wording; readonly topic: Topic },
): readonly DefinedTerm[] {
  return ids.map((id, index) => {
    const found = findNamed(data.definitions, { kind: 'definition', id, position: topic.at(['definitions', index]) });
    const where = `the definition ${id}`;
    const term = wording.text(found.term, where);
    return {
      term,
      meaning: wording.text(found.meaning, where),
      ...(found.original === undefined || found.original === term ? {} : { original: found.original }),
    };
  });
}

interface Describing {
  readonly locale: Locale;
  readonly wording: Wording;
  /** Date of publication of the briefing, YYYY-MM-DD. */
  readonly published: string;
}

/** The numbered entries of the documents that are cited, in order. */
export function describeSources(documents: readonly CitedDocument[], describing: Describing): readonly SourceEntry[] {
  return documents.map((document, index): SourceEntry => {
    const { of, url } = document;
    const number = index + 1;
    return {
      number,
      ...(isSource(of) ? describeSource(document, of, describing) : describeReference(document, of, describing)),
      ...(url === undefined ? {} : { url }),
      firstUse: firstUse(number),
    };
  });
}

type SourceDescription = Pick<SourceEntry, 'title' | 'titleLang' | 'description'>;

function describeSource(document: CitedDocument, source: Source, describing: Describing): SourceDescription {
  const { locale, wording, published } = describing;
  const { record } = source;
  const { joins } = locale;
  const origin = [
    ...[wording.text(record.publisher, `the publisher of ${source.id}`), ...(record.authors ?? [])].map((name) =>
      sourced('source', name),
    ),
    dated(record['date-of'] === 'copy' ? 'copy-of' : 'published-on', record.published, locale),
  ];
  const kind = capital(wording.text(record.kind, `the kind of ${source.id}`));
  const machine = record.translation === 'machine' && !kind.includes(locale.word('machine-sign'));
  const read = [kind, ...(machine ? [locale.word('machine-translated')] : [])];
  const note = record['published-note'];
  const ours = record['title-ours'] === true ? locale.brackets(locale.word('title-ours')) : '';
  const lang = titleLanguage(document, locale.tag);
  return {
    title: html`${wording.citedTitle(document)}${ours}`,
    ...(lang === undefined ? {} : { titleLang: lang }),
    description: [
      html`${joinHtml(origin, joins.comma)}${joins.stop}${joins['after-sentence']}${sourced('source', read.join(joins.comma))}${joins.stop}`,
      ...(note === undefined ? [] : [sourced('source', wording.text(note, `the published-note of ${source.id}`))]),
      ...(document.url === undefined ? [html`${locale.word('no-address')}`] : []),
      freshness(source, locale, published),
    ],
  };
}

/** A population or rate used in a calculation: its document, and what was taken from it. */
function describeReference(
  document: CitedDocument,
  reference: Statistic,
  { locale, wording }: Describing,
): SourceDescription {
  const { publisher, published } = document;
  const { comma, colon, stop } = locale.joins;
  const note =
    reference.note === undefined
      ? []
      : [sourced('source', wording.text(reference.note, `the note of ${reference.id}`))];
  const what = [
    sourced('word', wording.measure(reference)),
    sourced('word', wording.place(reference)),
    sourced('date', wording.period(reference)),
  ];
  return {
    title: wording.citedTitle(document),
    description: [
      html`${sourced('source', wording.text(publisher, `the publisher of ${document.id}`))}${comma}${dated('published-on', published, locale)}${stop}`,
      html`${joinHtml(what, comma)}${colon}<span data-statistic="${reference.id}">${wording.say(reference).words}</span>${stop}`,
      ...note,
    ],
  };
}

/** A fixed text of the page with a date filled in. */
function dated(word: string, date: string, locale: Locale): Html {
  return fillWords(locale.word(word), { date: sourced('date', locale.date(date)) });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How old a source is at the date of publication, and when its next release is due. */
function freshness({ record }: Source, locale: Locale, published: string): Html {
  const months = monthsBetween(record.published, published);
  const age = sayAge(months, locale);
  const limit = record['age-limit'];
  if (record.next === 'none') return fillWords(locale.word('dated-source'), { age });
  const stale = limit !== undefined && months > limit;
  const text = stale
    ? fillWords(locale.word('stale-source'), { age, limit: sayAge(limit, locale) })
    : fillWords(locale.word('fresh-source'), { age });
  return record.next === 'unknown'
    ? text
    : html`${text}${locale.joins['after-sentence']}${dated('next-release', record.next, locale)}`;
}

/** Whole months from one date to another. */
export function monthsBetween(from: string, to: string): number {
  const [start, end] = [from, to].map((date) => date.split('-').map(Number));
  const [y1 = 0, m1 = 1, d1 = 1] = start ?? [];
  const [y2 = 0, m2 = 1, d2 = 1] = end ?? [];
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/** "28 months". */
export function sayAge(months: number, locale: Locale): Html {
  return fillWords(locale.word(months === 1 ? 'month' : 'months'), { count: sourced('count', String(months)) });
}

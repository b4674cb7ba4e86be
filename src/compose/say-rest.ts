import { type CitedDocument, isSource } from '../data/documents.ts';
import type { Data } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Topic } from '../topic/types.ts';
import type { Definition, Drawing } from './briefing.ts';
import type { Edition } from './edition.ts';
import type { Saying } from './said.ts';

interface Rest {
  readonly topic: Topic;
  readonly documents: readonly CitedDocument[];
  readonly definitions: readonly Definition[];
  readonly drawings: readonly Drawing[];
  readonly data: Data;
  readonly edition: Edition;
  readonly saying: Saying;
}

/** Gathers the words with digits that are printed as they stand, without the locale. */
export function sayRest({ topic, documents, definitions, drawings, data, edition, saying }: Rest): void {
  const { say, locale } = saying;
  for (const { text } of topic.front.literals ?? []) say('literal', text);
  for (const words of documents.flatMap((document) => documentWords(document, locale))) say('source', words);
  for (const { original } of definitions) say('word', original ?? '');
  for (const drawing of drawings) {
    if (drawing.as === 'chart' && drawing.kind === 'coverage')
      for (const { label, measure, text } of drawing.rows) {
        // A row of a measure has the numbers of its sources at its end, any other at its start.
        const numbers = measure === '' ? label : text;
        say('source', numbers);
        // A number can stand alone, where the name after it is in another font.
        say('source', numbers.split(' ')[0] ?? '');
      }
  }
  const { contact } = data.publication;
  if (contact !== undefined) say('word', contact.address);
  if (edition.number !== undefined) say('word', `${locale.word('edition')} ${edition.number}`);
  say('date', `(${edition.published.slice(0, 4)})`);
}

function documentWords({ publisher, url, of }: CitedDocument, locale: Locale): readonly string[] {
  const authors = isSource(of) ? (of.record.authors ?? []) : [];
  return [locale.text(publisher) ?? '', url ?? '', ...authors];
}

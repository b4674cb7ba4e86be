import { describe, expect, it } from 'vitest';
import { findDocument } from '../data/documents.ts';
import type { Data } from '../data/types.ts';
import { loadSmall, smallData, smallLocale } from '../testing/small-data.ts';
import type { SourceEntry } from './briefing.ts';
import { plainText } from './html.ts';
import { describeSources, monthsBetween } from './reference.ts';
import { createWording } from './values.ts';

const references =
  'format: 1\nreferences:\n  - { id: residents, measure: Residents, value: 3200000, unit: people, place: lakeside, period: 2022-12-31, grade: A, literal: "3,200,000", source: { title: Census of Lakeside, publisher: Statistics Office, published: 2023-05-01, url: "https://example.org/census" } }\n';

function entries(data: Data, ids: readonly string[], published = '2024-07-15'): readonly SourceEntry[] {
  const documents = ids.flatMap((id) => findDocument(id, data) ?? []);
  return describeSources(documents, { locale: smallLocale, wording: createWording(data, smallLocale), published });
}

describe('the entries of sources', () => {
  it('number sources and references in one order', () => {
    const data = loadSmall({ 'data/references.yaml': references });
    const [first, second] = entries(data, ['residents', 'bulletin']);
    expect(first).toMatchObject({
      number: 1,
      title: { html: 'Census of Lakeside' },
      url: 'https://example.org/census',
      firstUse: 'cite-1',
    });
    expect(first?.description.map(({ html }) => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' '))).toEqual([
      'Statistics Office, published 1 May 2023.',
      'Residents, Lakeside, 31 December 2022: 3.2 million people.',
    ]);
    expect(second).toMatchObject({ number: 2, title: { html: 'Bulletin of Lakeside' }, firstUse: 'cite-2' });
    expect(second).not.toHaveProperty('url');
  });

  it.each([
    ['next: none', /^6 months old at publication; no later release expected\.$/],
    ['next: unknown', /^6 months old at publication\.$/],
    ['next: unknown\nage-limit: 5', /past its limit of 5 months\.$/],
    ['next: unknown\nage-limit: 6', /^6 months old at publication\.$/],
    ['next: 2025-01-15', /Next release: 15 January 2025\.$/],
  ])('tell the age where the source says %s', (next, expected) => {
    const source = (smallData['data/sources/bulletin.yaml'] ?? '').replace('next: none', next);
    const [entry] = entries(loadSmall({ 'data/sources/bulletin.yaml': source }), ['bulletin']);
    expect(plainText(entry?.description.at(-1) ?? { html: '' })).toMatch(expected);
  });

  it.each([
    ['2024-01-15', '2024-02-14', 0],
    ['2024-01-15', '2024-02-15', 1],
    ['2023-11-30', '2024-11-30', 12],
  ])('from %s to %s are %d months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

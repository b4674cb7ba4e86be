import { describe, expect, it } from 'vitest';
import type { Statistic } from '../data/types.ts';
import { calculatedFile, loadSmall, smallData, smallLocale, sourceWith } from '../testing/small-data.ts';
import { plainText } from './html.ts';
import { createWording } from './values.ts';

const change = (id: string, value: number, more: string): string =>
  `{ id: ${id}, measure: Change, value: ${value}, unit: percent, place: lakeside, period: 2023, literal: "${Math.abs(value)}%", paragraph: 5, ${more} }`;
const data = loadSmall({
  'data/sources/bulletin.yaml': sourceWith(
    change('fell', -42.7, 'compared-with: 2020'),
    change('rose', 12, 'compared-with: previous-year, reported-by: { en: Fire Office, zh-CN: 消防局 }'),
    change('same', 0, 'compared-with: previous-year'),
    change('fell-at-least', -40, 'compared-with: previous-year, qualifier: at-least'),
    '{ id: wan, measure: Registrations, value: 185000, unit: cases, place: lakeside, period: 2023, literal: 18.5万, paragraph: 5 }',
    '{ id: round-share, measure: Share, value: 70, unit: percent, place: lakeside, period: 2023, literal: "70.0%", paragraph: 5 }',
  ),
  'data/calculated.yaml': calculatedFile({ ours: 'difference(thefts-2023, thefts-2022)' }),
  'data/references.yaml':
    'format: 1\nreferences:\n  - { id: residents, measure: Residents, value: 3200000, unit: people, place: lakeside, period: 2022-12-31, grade: A, literal: "3,200,000", source: { title: Census, publisher: Statistics Office, published: 2023-05-01 } }\n',
});
const wording = createWording(data, smallLocale);

function the(id: string): Statistic {
  const found = data.statistics.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('a value of which a workbook stores more decimals than it shows', () => {
  const { origin, ...rest } = the('round-share');
  const labels = { measure: [], place: undefined, period: '2023', scale: undefined, unit: undefined, statuses: [] };
  const measure = { id: 'share', heads: [], measure: 'Share', unit: 'percent' };
  const table = { kind: 'table', cell: 'T!B3', literal: '42.3%', measure, labels, scale: 1, file: 'x.xlsx' } as const;
  const stored: Statistic = { ...rest, value: 42.345_67, decimals: 1, halfUnit: 0.05, origin: table };

  it('is printed with those that it shows, and as rounded', () => {
    expect(wording.value(stored)).toBe('42.3%');
    expect(wording.parts(stored)).toMatchObject({ number: '42.3', rounded: true });
    expect(wording.value({ ...stored, value: 42.3 })).toBe('42.3%');
    expect(wording.parts({ ...stored, value: 42.3 })).toMatchObject({ rounded: false });
  });

  it('is printed with others where they are asked for', () => {
    expect(wording.value(stored, { display: { decimals: 0 } })).toBe('42%');
    expect(wording.value({ ...stored, origin })).toBe('42.34567%');
  });
});

describe('a statistic in words', () => {
  it.each([
    ['thefts-2023', '38,000 cases'],
    ['stolen-2023', 'more than 705 million yuan'],
    ['wan', '185,000 cases'],
    ['round-share', '70.0%'],
    ['fell', '−42.7%'],
    ['ours', '−28,000 cases'],
    ['residents', '3.2 million people'],
  ])('%s is %s', (id, expected) => {
    expect(plain(wording.value(the(id)))).toBe(expected);
  });

  it.each([
    ['fell', 'fell by 42.7%'],
    ['rose', 'rose by 12%'],
    ['same', 'did not change'],
    ['fell-at-least', 'fell by at least 40%'],
  ])('%s as a change %s', (id, expected) => {
    expect(plain(plainText(wording.sayChange(the(id)).words))).toBe(expected);
  });

  it.each([
    ['fell', '2020'],
    ['rose', '2022'],
    ['thefts-2023', undefined],
    ['ours', '2022'],
  ])('%s is compared with %s', (id, expected) => {
    expect(wording.comparator(the(id))).toBe(expected);
  });

  it.each([
    ['thefts-2023', 'Lakeside Police'],
    ['rose', 'Fire Office'],
    ['residents', 'Statistics Office'],
    ['ours', 'our calculation'],
  ])('%s was reported by %s', (id, expected) => {
    expect(wording.reporter(the(id))).toBe(expected);
  });

  it('names the publisher where the source names no reporter', () => {
    const anonymous = loadSmall({
      'data/sources/bulletin.yaml': (smallData['data/sources/bulletin.yaml'] ?? '').replace(/reported-by: .*\n/, ''),
    });
    const statistic = anonymous.statistics.get('thefts-2023');
    expect(statistic && createWording(anonymous, smallLocale).reporter(statistic)).toBe('Lakeside Office');
  });

  it('is refused in a language that its texts do not have', () => {
    const french = createWording(data, {
      ...smallLocale,
      tag: 'fr',
      text: (text) => (typeof text === 'string' ? text : text.fr),
    });
    expect(() => french.measure(the('thefts-2023'))).toThrow(/the measure of thefts-2023 has no text in fr/);
    expect(french.measure(the('night-thefts-2023'))).toBe('Thefts at night');
  });
});

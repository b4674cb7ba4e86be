import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../data/fields.ts';
import { parsePeriod } from '../../data/period.ts';
import type { Unit } from '../../data/schema.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { loadLocale } from './load.ts';
import { createLocale } from './locale.ts';

const files = filesAt(projectRoot);
const [american, german, french] = (['en-US', 'de-DE', 'fr-FR'] as const).map((tag) =>
  createLocale(tag, loadLocale(files, tag)),
);
if (american === undefined || german === undefined || french === undefined) throw new Error('a locale is missing');
const all = [american, german, french];

/** No-break spaces as ~, narrow ones as ^. */
function seen(text: string): string {
  return text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^');
}

const visits: Unit = {
  id: 'visits',
  kind: 'count',
  text: {
    en: { one: 'visit', other: 'visits' },
    de: { one: 'Besuch', other: 'Besuche' },
    fr: { one: 'visite', other: 'visites' },
  },
};
const euros: Unit = { id: 'euros', kind: 'money', currency: 'EUR', text: { en: 'euros', de: 'Euro', fr: 'euros' } };
const percent: Unit = { id: 'percent', kind: 'share', text: { mul: '%' } };
const degrees: Unit = { id: 'degrees', kind: 'index', text: { mul: '°C' } };

it.each<[number, readonly Qualifier[], Unit, string, string, string]>([
  [0, [], visits, '0~visits', '0~Besuche', '0~visite'],
  [1, [], visits, '1~visit', '1~Besuch', '1~visite'],
  [1.5, [], visits, '1.5~visits', '1,5~Besuche', '1,5~visite'],
  [7900, ['more-than'], visits, 'more than 7,900~visits', 'mehr als 7.900~Besuche', 'plus de 7^900~visites'],
  [1_000_000, [], visits, '1~million~visits', '1~Million~Besuche', '1~million~de~visites'],
  [2_700_000, [], visits, '2.7~million~visits', '2,7~Millionen~Besuche', '2,7~millions~de~visites'],
  [1_000_000_000, [], euros, '1~billion~euros', '1~Milliarde~Euro', '1~milliard~d’euros'],
  [2_719_000_000, [], euros, '2.719~billion~euros', '2,719~Milliarden~Euro', '2,719~milliards~d’euros'],
  [3e12, [], euros, '3~trillion~euros', '3~Billionen~Euro', '3~billions~d’euros'],
  [-12.5, [], percent, '−12.5%', '−12,5~%', '−12,5~%'],
  [
    -40,
    ['more-than'],
    percent,
    'a fall of more than 40%',
    'ein Rückgang um mehr als 40~%',
    'une baisse de plus de 40~%',
  ],
  [21.5, [], degrees, '21.5°C', '21,5°C', '21,5°C'],
])('the quantity %d %j', (value, qualifiers, unit, ...expected) => {
  expect(all.map((locale) => seen(locale.quantity({ value, qualifiers, unit })))).toEqual(expected);
});

it.each([
  ['2026-11-30', 'November 30, 2026', '30.~November 2026', '30~novembre 2026'],
  ['2026-05-01', 'May 1, 2026', '1.~Mai 2026', '1er~mai 2026'],
  ['2026-11', 'November 2026', 'November 2026', 'novembre 2026'],
  ['2024-07-01/2024-07-30', 'July 1 to 30, 2024', '1. bis 30.~Juli 2024', 'du 1er au 30~juillet 2024'],
  [
    '2024-07-15/2024-08-01',
    'July 15, 2024 to August 1, 2024',
    '15.~Juli 2024 bis 1.~August 2024',
    'du 15~juillet 2024 au 1er~août 2024',
  ],
  ['2022-01/2022-10', 'January to October 2022', 'Januar bis Oktober 2022', 'de janvier à octobre 2022'],
  ['2015-H1', 'H1 2015', '1.~Halbjahr 2015', '1er~semestre 2015'],
  ['2015-Q4', 'Q4 2015', '4.~Quartal 2015', '4e~trimestre 2015'],
  ['2015-W05', 'week 5 of 2015', 'Kalenderwoche~5/2015', 'semaine~5 de 2015'],
  ['2015/16', '2015/16', '2015/16', '2015/16'],
  ['2015/16-Q1', 'Q1 2015/16', '1.~Quartal 2015/16', '1er~trimestre 2015/16'],
  ['2015-04/2016-03', 'the year to March 2016', 'zwölf Monate bis März 2016', 'douze mois jusqu’à mars 2016'],
  ['not-stated', 'not stated', 'nicht angegeben', 'non précisé'],
])('the period %s', (written, ...expected) => {
  const period = parsePeriod(written);
  expect(all.map((locale) => seen(locale.period(period)))).toEqual(expected);
});

it.each([
  ['2015', 'compared with 2015', 'gegenüber 2015', 'par rapport à 2015'],
  ['2015-Q1', 'compared with Q1 2015', 'gegenüber dem 1.~Quartal 2015', 'par rapport au 1er~trimestre 2015'],
  ['2015-03', 'compared with March 2015', 'gegenüber März 2015', 'par rapport à mars 2015'],
  ['2015-03-02', 'compared with March 2, 2015', 'gegenüber dem 2.~März 2015', 'par rapport au 2~mars 2015'],
])('what is compared with %s', (written, ...expected) => {
  const period = parsePeriod(written);
  const said = all.map((locale) => locale.word('compared-with', { period: locale.comparedPeriod(period) }));
  expect(said.map(seen)).toEqual(expected);
});

it('lists', () => {
  expect(all.map(({ list }) => [list(['a', 'b']), list(['a', 'b', 'c'])])).toEqual([
    ['a and b', 'a, b, and c'],
    ['a und b', 'a, b und c'],
    ['a et b', 'a, b et c'],
  ]);
});

describe('running text in French', () => {
  it.each([
    ['Pourquoi ? Parce que ; oui !', 'Pourquoi^? Parce que^; oui^!'],
    ['Pourquoi? Parce que; oui!', 'Pourquoi^? Parce que^; oui^!'],
    ['Source : l’Insee', 'Source~: l’Insee'],
    ['Source: l’Insee', 'Source~: l’Insee'],
    [' : l’Insee', '~: l’Insee'],
    ['« oui »', '«^oui^»'],
    ['«oui»', '«^oui^»'],
    ['« oui » ; « non » ?', '«^oui^»^; «^non^»^?'],
    ['12 % ; 3 €', '12 %^; 3 €'],
    ['à 10:30, https://insee.fr?a=1', 'à 10:30, https://insee.fr?a=1'],
    ['R&amp;D; oui', 'R&amp;D^; oui'],
    ['recherche &amp; oui', 'recherche &amp; oui'],
  ])('%s', (written, expected) => {
    expect(seen(french.spaced(written))).toBe(expected);
    expect(seen(french.spaced(french.spaced(written)))).toBe(expected);
    expect(german.spaced(written)).toBe(written);
  });
});

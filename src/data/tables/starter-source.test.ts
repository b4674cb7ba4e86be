import { describe, expect, it, test } from 'vitest';
import { guessTables } from './guess.ts';
import { guessLanguage } from './guess-language.ts';
import { openTable } from './open-table.ts';
import { starterSource } from './starter-source.ts';

/** The description of a text as it is first written, for a page in English. */
async function describedAs(text: string, pageLanguage = 'en-GB') {
  const table = await openTable(new TextEncoder().encode(text), 'table.csv');
  const language = guessLanguage(table, 'en');
  const units = new Set(['number', 'percent', 'index', 'jobs']);
  const context = {
    file: 'table.csv',
    id: 'table',
    dateCell: undefined,
    makesPlaces: true,
    units,
    today: '2026-01-31',
  };
  return starterSource(guessTables(table, language), { ...context, language, pageLanguage });
}

const rows = 'Town,2021,2022\nFernby,12.5,13\nHolm,3.4,3.5\n';

test.each([
  ['Source: City Statistics Office. Table 3 of the yearbook', 'City Statistics Office'],
  ['Stand: 31.12.2024. Quelle: Statistisches Landesamt Musterland, 12.02.2025', 'Statistisches Landesamt Musterland'],
  ['Source : Institut de la ville, 2024', 'Institut de la ville'],
  ['数据来源：市统计局。', '市统计局'],
  ['© City Office, 2024', 'City Office'],
  ['The source of the river', 'Publisher'],
])('the publisher that "%s" tells is %s', async (note, publisher) => {
  expect((await describedAs(`Jobs by town\n"${note}"\n${rows}`)).text).toContain(`publisher: ${publisher}\n`);
});

test.each([
  ['Source: Port Authority of Norland, 12 June 2024', '2024-06-12'],
  ['Source: Office for Numbers, Norland. Published 3 May 2024. All rights reserved.', '2024-05-03'],
  ['Quelle: Statistisches Amt, Stand: 5. März 2024', '2024-03-05'],
  ['数据来源：市统计局，2024年3月5日', '2024-03-05'],
  ['Counted on 3 May 2024 in each town', '2026-01-31'],
])('the day that "%s" tells is %s', async (note, day) => {
  const { text, undecided } = await describedAs(`Jobs by town\n"${note}"\n${rows}`);
  expect(text).toContain(`published: '${day}'`);
  expect(undecided.some((line) => line.includes('the day of today'))).toBe(day === '2026-01-31');
});

test('a letter in brackets that is a unit is no sign', async () => {
  const { text, undecided } = await describedAs(
    'Town,Harvest 2022 (t),Harvest 2023 (t)\nFernby,12.5,13\nHolm,3.4,3.5\n',
  );
  expect(undecided.join()).not.toContain('sign');
  expect(undecided.join()).toContain('what is counted in "t"');
  expect(text).toContain('Harvest');
});

describe('a table in the language of another page', () => {
  const german = 'Einwohner nach Gemeinde und Jahr\nGemeinde;2021;2022\nAhr;12;13\nEms;14;15\n';

  it('makes places that are called the same, and asks', async () => {
    const { text, undecided } = await describedAs(german);
    expect(text).toMatch(/new-places:\s+level: \w+\s+language: mul/);
    expect(undecided).toContain('whether its places are called the same in en-GB: `new-places` has `language: mul`');
  });

  it('makes those of its own where the page is of that language', async () => {
    const { text, undecided } = await describedAs(german, 'de-DE');
    expect(text).toMatch(/new-places:\s+level: \w+\s+language: de/);
    expect(undecided.join()).not.toContain('called the same');
  });
});

test('a Chinese table has ids, its scale and its period', async () => {
  const { text } = await describedAs('2023年各区财政收入（亿元）\n区县,收入\n东区,12.3\n西区,23.4\n', 'zh-CN');
  expect(text).toMatch(/period:\s+cell: '1:1'/);
  expect(text).toMatch(/- id: u[0-9a-f]{8,40}\s+heads: \[收入\]\s+measure: .*收入\s+unit: number\s+scale: 100000000/);
});

test.each([
  ['Spending by town, in EUR', 'EUR'],
  ['Landings by town (thousand tonnes)', 'tonnes'],
  ['Spending by town (£)', '£'],
])('the unit of "%s" is asked for', async (title, unit) => {
  const { undecided } = await describedAs(`"${title}"\n${rows}`);
  expect(undecided.join('\n')).toContain(`what is counted in "${unit}": the measures have \`unit: number\``);
});

test('a unit that the project does not know is a number, and is told', async () => {
  const long = (unit: string): string =>
    `Town,Year,Measure,Unit,Value\nFernby,2021,Posts,${unit},13\nHolm,2021,Posts,${unit},14\n`;
  const unknown = await describedAs(long('posts'));
  expect(unknown.text).toContain('unit: number');
  expect(unknown.undecided.join('\n')).toMatch(/the unit "posts" of posts: .*declare "posts" in data\/units.yaml/);
  const known = await describedAs(long('jobs'));
  expect(known.text).toContain('unit: jobs');
  expect(known.undecided.join('\n')).not.toContain('the unit');
});

test.each(['Jobs by town', 'Jobs in Pound Street'])('no unit is asked for by "%s"', async (title) => {
  const { undecided } = await describedAs(`"${title}"\n${rows}`);
  expect(undecided.join('\n')).not.toContain('what is counted in');
});

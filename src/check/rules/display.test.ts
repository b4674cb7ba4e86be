import { expect, it } from 'vitest';
import { findingsOf } from '../../testing/checked.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';

const locales = Object.fromEntries(
  ['en-GB', 'zh-CN'].map((tag) => [
    `templates/locales/${tag}.yaml`,
    filesAt(projectRoot).read(`templates/locales/${tag}.yaml`),
  ]),
);

it.each([
  ['{{stat "cases" scale="thousand"}}', 'en-GB', []],
  ['{{stat "cases" scale="none" decimals=1}}', 'zh-CN', []],
  ['{{stat "cases" scale="thousand"}}', 'zh-CN', [/no words for the scale "thousand"; scales: none, ten-thousand, /]],
  ['{{stat "cases" sign="currency"}}', 'en-GB', [/the unit "cases" has no currency/]],
])('%s in %s', (text, locale, expected) => {
  const publication = JSON.stringify({ format: 1, name: 'Desk', series: 'Series', locale });
  const files = { ...locales, 'data/publication.yaml': publication };
  const found = findingsOf('display', { body: `\n## Section\n\nIt was ${text}.\n`, files });
  expect(found.map(({ message }) => message)).toEqual(expected.map((message) => expect.stringMatching(message)));
  expect(found.every(({ line }) => line > 1)).toBe(true);
});

it('names the field of a tile or a table', () => {
  const tiles = '```tiles\n- statistic: cases\n  sign: currency\n- statistic: cases\n```\n';
  const table =
    '## Section\n\n```table\ntitle: Cases\nsubtitle: Cases\nstatistics: [cases]\nscale: hundred-million\n```\n';
  const found = findingsOf('display', { body: `${tiles}\n${table}`, files: locales });
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringMatching(/has no currency/),
    expect.stringMatching(/scales: none, thousand, million, billion$/),
  ]);
});

it('a built-in unit has words in every language', () => {
  const statistics = [{ unit: 'number' }, { id: 'share', value: 5, literal: '5', unit: 'percent' }];
  const units = JSON.stringify({ format: 1, units: [] });
  expect(findingsOf('language', { statistics, files: { 'data/units.yaml': units } })).toEqual([]);
});

it('looks into the texts of the data too', () => {
  const text = (options: string) => ({
    conflicts: [
      {
        ...{ id: 'gap', rule: 'reading', statistics: ['cases'], decision: { unresolved: 'Open.' } },
        problem: `It was {{stat "cases" ${options}}}.`,
      },
    ],
    files: locales,
  });
  expect(findingsOf('display', text('scale="hundred-million"')).map(({ file }) => file)).toEqual([
    'data/conflicts.yaml',
  ]);
  expect(findingsOf('display', text('scale="million"'))).toEqual([]);
});

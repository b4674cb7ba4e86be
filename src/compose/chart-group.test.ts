import { expect, it } from 'vitest';
import { loadSmall, smallLocale } from '../testing/small-data.ts';
import type { Part } from '../topic/types.ts';
import { createCitations } from './citations.ts';
import { html } from './html.ts';
import { createNumbering } from './numbering.ts';
import { createProse } from './prose.ts';
import { composeSections } from './sections.ts';
import { createWording } from './values.ts';

it.each([
  ['chart', { kind: 'multiples', statistics: ['thefts-2022', 'stolen-2023'] }],
  ['vega-lite', { data: { statistics: ['thefts-2022', 'stolen-2023'] } }],
])('gives each row of a %s the group that the block names', (kind, fields) => {
  const data = loadSmall();
  const wording = createWording(data, smallLocale);
  const [citations, numbering] = [createCitations(), createNumbering(smallLocale)];
  const prose = createProse({ data, wording, citations });
  const at = () => ({ file: 'topic.md', line: 1, column: 1 });
  const chart = { title: 'Title', subtitle: 'Subtitle', label: 'measure', group: 'period', ...fields };
  const parts = [
    { kind: 'heading', level: 2, text: 'Section', position: at() },
    { kind, block: chart, at, position: at() },
  ] as readonly Part[];
  composeSections(parts, { data, locale: smallLocale, wording, prose, numbering, citations, about: html`` });
  const [drawing] = numbering.drawings();
  expect(drawing?.rows.map(({ group }) => group)).toEqual(['2022', '2023']);
});

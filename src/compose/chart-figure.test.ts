import { expect, it } from 'vitest';
import { loadSmall, smallLocale } from '../testing/small-data.ts';
import type { Part } from '../topic/types.ts';
import { createCitations } from './citations.ts';
import { createFootnotes } from './footnotes.ts';
import { html } from './html.ts';
import { createNumbering } from './numbering.ts';
import { createProse } from './prose.ts';
import { composeSections } from './sections.ts';
import { createWording } from './values.ts';

function drawingOf(kind: string, fields: object) {
  const data = loadSmall();
  const wording = createWording(data, smallLocale);
  const [citations, numbering] = [createCitations(), createNumbering(smallLocale)];
  const prose = createProse({ data, wording, citations });
  const at = () => ({ file: 'topic.md', line: 1, column: 1 });
  const chart = { title: 'Title', subtitle: 'Subtitle', label: 'measure', ...fields };
  const parts = [
    { kind: 'heading', level: 2, text: 'Section', position: at() },
    { kind, block: chart, at, position: at() },
  ] as readonly Part[];
  const context = {
    data,
    locale: smallLocale,
    wording,
    prose,
    numbering,
    citations,
    footnotes: createFootnotes(parts),
    about: html``,
  };
  const [section] = composeSections(parts, context);
  return { drawing: numbering.drawings()[0], figure: section?.blocks[0] };
}

const two = ['thefts-2022', 'stolen-2023'];

it.each([
  ['chart', { kind: 'multiples', statistics: two }],
  ['vega-lite', { data: { statistics: two } }],
])('gives each row of a %s the group that the block names', (kind, fields) => {
  const { drawing } = drawingOf(kind, { group: 'period', ...fields });
  expect(drawing?.rows.map(({ group }) => group)).toEqual(['2022', '2023']);
});

it('calls rows and series what the block names them', () => {
  const names = { 'thefts-2022': 'Bicycles', '2023': 'This year' };
  const { drawing } = drawingOf('chart', { kind: 'multiples', statistics: two, group: 'period', names });
  expect(drawing?.rows.map(({ label, group }) => [label, group])).toEqual([
    ['Bicycles', '2022'],
    [expect.stringMatching(/./), 'This year'],
  ]);
});

it('writes the value of a statistic beside it where an annotation has no words', () => {
  const annotations = [{ statistic: 'thefts-2022' }, { statistic: 'stolen-2023', text: 'The law changed' }];
  const { drawing } = drawingOf('chart', { kind: 'bars', statistics: two, annotations });
  expect(drawing?.options?.annotations).toEqual([
    { text: expect.stringMatching(/\d/), at: { statistic: 'thefts-2022' } },
    { text: 'The law changed', at: { statistic: 'stolen-2023' } },
  ]);
});

it('stands beside the next where it is half as wide', () => {
  const { drawing, figure } = drawingOf('chart', { kind: 'bars', statistics: two, width: 'half', height: 50.8 });
  expect(figure).toMatchObject({ half: true });
  expect(drawing).toMatchObject({ share: 'half', options: { height: 144 } });
});

it('says under a line that its axis does not begin at zero, and under no other chart', () => {
  const subtitleOf = (fields: object): string => {
    const { figure } = drawingOf('chart', { statistics: ['thefts-2022'], axis: 'data', ...fields });
    return figure !== undefined && 'subtitle' in figure ? figure.subtitle.html : '';
  };
  expect(subtitleOf({ kind: 'line' })).toContain('the axis does not begin at zero');
  expect(subtitleOf({ kind: 'line', axis: 'zero' })).not.toContain('zero');
  expect(subtitleOf({ kind: 'columns' })).not.toContain('zero');
});

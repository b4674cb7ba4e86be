import { expect, it } from 'vitest';
import type { Checked } from '../check/rule.ts';
import { aSource, aStatistic, smallProject } from '../testing/checked.ts';
import { tiles } from '../testing/hard-parts.ts';
import { smallLocale } from '../testing/small-data.ts';
import { yearly } from '../testing/topic-bodies.ts';
import type { Briefing } from './briefing.ts';
import { composeBriefing } from './compose.ts';
import { plainText } from './html.ts';

const edition = { published: '2024-06-01', draft: false };
const standing = 'Figures are as reported by the bodies named, and not independently verified.';

const section = `\n## Section\n\n${['y0', 'y1', 'y2', 'y3', 'y4'].map((id) => `{{stat "${id}"}}.`).join(' ')}\n`;

type Fields = NonNullable<Parameters<typeof yearly>[1]>;

function composed({ data, topics }: Pick<Checked, 'data' | 'topics'>): Partial<Briefing> {
  const [topic] = topics;
  return topic === undefined ? {} : composeBriefing({ name: 'topic', topic, data, locale: smallLocale, edition });
}

function attribution(fields: Fields, tiled: readonly string[] = []): string | undefined {
  const body = `${tiled.length === 0 ? '' : tiles(tiled)}\n${section}`;
  return composed(smallProject({ statistics: yearly(5, fields), body })).masthead?.attribution;
}

it.each([
  [[], 'Grade C: media report of an official figure.'],
  [[{}, { grade: 'B' }], 'Grade B: official statement; Grade C: media report of an official figure.'],
])('says at the head what the grades mean that its statistics have: %j', (fields, meanings) => {
  expect(attribution(fields)).toBe(`${standing} ${meanings}`);
});

it('leaves to the tiles the grades that they explain', () => {
  expect(attribution([{}, { grade: 'B' }], ['y0', 'y2'])).toBe(`${standing} Some have Grade B: official statement.`);
  expect(attribution([], ['y0', 'y2'])).toBe(standing);
});

it('names above figures that do not agree what the briefing is about, and below them each document that they cite', () => {
  const conflict = {
    id: 'clash',
    rule: 'reading',
    statistics: ['y0', 'y1'],
    problem: { en: 'One is {{stat "y0"}}, another {{stat "y1"}}; a letter{{cite "letter"}} has none.' },
    decision: { unresolved: { en: 'Nothing more is known.' } },
  };
  const letter = {
    ...aSource,
    title: 'A letter',
    publisher: 'The Mayor',
    statistics: [{ ...aStatistic, id: 'other' }],
  };
  const { data, topics } = smallProject({
    statistics: yearly(2),
    conflicts: [conflict],
    files: { 'data/sources/letter.yaml': JSON.stringify(letter) },
  });
  const { disagreements } = composed({ data, topics });
  expect(plainText(disagreements?.subtitle ?? { html: '' })).toMatch(/^Topic, /);
  expect(plainText(disagreements?.source ?? { html: '' })).toMatch(/The Paper, .*; The Mayor, .*\[2\]$/);
});

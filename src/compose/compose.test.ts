import { expect, it } from 'vitest';
import { smallProject } from '../testing/checked.ts';
import { tiles } from '../testing/hard-parts.ts';
import { smallLocale } from '../testing/small-data.ts';
import { yearly } from '../testing/topic-bodies.ts';
import { composeBriefing } from './compose.ts';

const edition = { published: '2024-06-01', draft: false };
const standing = 'Figures are as reported by the bodies named, and not independently verified.';

const section = `\n## Section\n\n${['y0', 'y1', 'y2', 'y3', 'y4'].map((id) => `{{stat "${id}"}}.`).join(' ')}\n`;

type Fields = NonNullable<Parameters<typeof yearly>[1]>;

function attribution(fields: Fields, tiled: readonly string[] = []): string | undefined {
  const { data, topics } = smallProject({
    statistics: yearly(5, fields),
    body: `${tiled.length === 0 ? '' : tiles(tiled)}\n${section}`,
  });
  const [topic] = topics;
  if (topic === undefined) return undefined;
  return composeBriefing({ name: 'topic', topic, data, locale: smallLocale, edition }).masthead.attribution;
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

import { describe, expect, it } from 'vitest';
import { readingFindings, type SmallProject, smallProject } from '../testing/checked.ts';
import { nameHeadline } from './by-place.ts';

const letters = ['a', 'b', 'c'];
const headline = { town: ['town-a', 'town-b'], village: ['village-a'] };
const points = letters.map((letter) => `The bureau reported {{stat "town-${letter}"}}.`);

const body = `
\`\`\`points
text: 'The bureau reported {{stat "headline"}} in {{param "place"}}.'
\`\`\`

\`\`\`table
for: town
title: Reported figures of the town
subtitle: Town
statistics: [town-a, town-b]
\`\`\`

\`\`\`tiles
place: param
\`\`\`

## All

\`\`\`table
title: Reported figures
subtitle: Town
place: param
\`\`\`
`;

function project(over: SmallProject = {}): SmallProject {
  return {
    statistics: ['town', 'village'].flatMap((place) =>
      letters.map((letter) => ({ id: `${place}-${letter}`, measure: `Cases recorded ${letter}`, place })),
    ),
    body,
    ...over,
    front: {
      claim: 'The bureau reported {{stat "headline"}}',
      params: { place: ['town', 'village'] },
      headline,
      'by-place': { town: { claim: 'The bureau reported {{stat "town-c"}}', points } },
      ...over.front,
    },
  };
}

const messages = (given: SmallProject): string =>
  readingFindings(given)
    .map(({ message }) => message)
    .join();

describe('what is said of one place alone', () => {
  it('has nothing wrong with it', () => expect(messages(project())).toBe(''));

  it('stands in place of what is said of all, and the tiles show all that the place leads with', () => {
    const [town, village] = smallProject(project()).topics;
    expect(town?.front.claim).toBe('The bureau reported {{stat "town-c"}}');
    expect(town?.parts[0]).toMatchObject({ kind: 'prose', text: points.map((point) => `- ${point}`).join('\n') });
    expect(town?.parts.find(({ kind }) => kind === 'tiles')).toMatchObject({
      block: headline.town.map((statistic) => ({ statistic })),
    });
    expect(village?.front.claim).toBe('The bureau reported {{stat "village-a"}}');
  });

  it('is told by its own position', () => {
    const [town, village] = smallProject(project()).topics;
    expect(town?.at(['claim']).line).not.toBe(village?.at(['claim']).line);
  });

  it('can be a block, which no other place has', () => {
    const titles = smallProject(project()).topics.map(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'table' ? [part.block.title] : [])),
    );
    expect(titles).toEqual([['Reported figures of the town', 'Reported figures'], ['Reported figures']]);
  });

  it.each([
    ['a place that is not listed', { front: { 'by-place': { twon: {} } } }, 'did you mean "town"'],
    ['a block for such a place', { body: body.replace('for: town', 'for: [town, vilage]') }, 'mean "village"'],
    [
      'a topic for a level of places',
      { front: { params: { place: { level: 'city' as const } }, headline: undefined } },
      'only in a topic whose "params" list its places',
    ],
  ])('%s is a finding', (_, over, message) => expect(messages(project(over))).toContain(message));

  it('is no claim where the place has no statistic that it could name', () => {
    expect(nameHeadline('Cases {{change "headline"}}', undefined)).toBeUndefined();
    expect(nameHeadline('Cases {{change "a"}}', undefined)).toBe('Cases {{change "a"}}');
  });

  it('is nothing for a topic of no places', () => {
    const found = messages({ front: { 'by-place': { town: {} } } });
    expect(found).toContain('"by-place" is only for a topic with "params"');
  });
});

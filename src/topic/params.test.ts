import { describe, expect, it } from 'vitest';
import { check } from '../check/check.ts';
import {
  aChange,
  filesOf,
  findingsOf,
  memoryFiles,
  readingFindings,
  type SmallProject,
  smallProject,
} from '../testing/checked.ts';
import { chooseParams, listBriefings } from './params.ts';

const places = JSON.stringify({
  format: 1,
  places: [
    { id: 'land', name: { en: 'The Land', 'zh-CN': '某国' }, level: 'country' },
    { id: 'town', name: { en: 'Old Town', 'zh-CN': '老城' }, level: 'city', within: 'land' },
    { id: 'quarter', name: { en: 'Quarter' }, level: 'district', within: 'town' },
    { id: 'village', name: { en: 'Village' }, level: 'city', within: 'land' },
  ],
});

const statistics = ['a', 'b', 'c'].flatMap((letter) => [
  { id: `town-${letter}`, measure: `Cases recorded ${letter}` },
  {
    id: `village-${letter}`,
    measure: `Cases recorded ${letter}`,
    place: 'village',
    ...(letter === 'c' ? { ...aChange, value: -12, literal: '-12%' } : {}),
  },
]);

const headline = {
  town: ['town-a', 'town-b', 'town-c'],
  village: ['village-c', 'village-b', 'village-a'],
};

const body = `
\`\`\`points
text: 'The bureau reported {{stat "headline"}} in {{param "place"}}.'
change: 'Cases of the bureau {{change "headline"}}.'
\`\`\`

\`\`\`tiles
place: param
\`\`\`

## All

### Reported figures

\`\`\`table
title: Reported figures
subtitle: Town
place: param
\`\`\`

## Inside

### Reported figures of places inside

Words about the places inside.

\`\`\`table
title: Reported figures
subtitle: Town
within: param
\`\`\`
`;

function project(over: SmallProject = {}): SmallProject {
  return {
    statistics: [...statistics, { id: 'quarter-a', place: 'quarter' }],
    body,
    ...over,
    front: { params: { place: ['town', 'village'] }, headline, ...over.front },
    files: { 'data/places.yaml': places, ...over.files },
  };
}

const errors = (given: SmallProject) => check(smallProject(given)).filter(({ severity }) => severity === 'error');

describe('a topic that is written for many places', () => {
  it('is one briefing for each, with the statistics of that place alone, and nothing wrong with any', () => {
    const { topics } = smallProject(project());
    expect(topics.map(({ id }) => id)).toEqual(['topic-town', 'topic-village']);
    const named = topics.map(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'table' ? part.block.statistics : [])),
    );
    expect(named).toEqual([
      ['town-a', 'town-b', 'town-c', 'quarter-a'],
      ['village-a', 'village-b', 'village-c'],
    ]);
    expect(errors(project())).toEqual([]);
  });

  it('leads with the statistics that its front matter orders, the first in a tile and the others in the bottom line', () => {
    const [, village] = smallProject(project()).topics;
    const tiles = village?.parts.flatMap((part) => (part.kind === 'tiles' ? part.block : []));
    expect(tiles).toEqual(headline.village.slice(0, 1).map((statistic) => ({ statistic })));
    expect(village?.parts[0]).toMatchObject({
      kind: 'prose',
      text: [
        '- The bureau reported {{stat "village-b"}} in {{param "place"}}.',
        '- The bureau reported {{stat "village-a"}} in {{param "place"}}.',
      ].join('\n'),
    });
  });

  it('has no section if there is nothing to show', () => {
    const headings = smallProject(project()).topics.map(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'heading' || part.kind === 'prose' ? [part.text.trim()] : [])),
    );
    expect(headings[0]).toContain('Inside');
    expect(headings[1]?.join()).not.toMatch(/Inside|inside/);
  });

  it.each([
    [
      'a statistic named in its words',
      { body: body.replace('### Reported figures\n', '$&\nThe bureau reported {{stat "town-a"}}.\n') },
      'village',
    ],
    [
      'a table of named statistics',
      { body: `${body}\n\`\`\`table\ntitle: Reported\nsubtitle: Town\nstatistics: [village-a]\n\`\`\`\n` },
      'town',
    ],
    [
      'a conflict between places',
      {
        conflicts: [
          {
            id: 'c',
            rule: 'reading',
            statistics: ['town-a', 'village-a'],
            problem: 'They do not agree.',
            decision: { unresolved: 'Open.' },
          },
        ],
      },
      'village',
    ],
  ])('%s is refused in the briefing of another place', (_, over, place) => {
    const found = findingsOf('other-place', project(over));
    expect(found.map(({ message }) => message).join()).toContain(`would be printed in the briefing of "${place}"`);
  });

  it.each([
    [
      'of another place',
      { ...headline, town: ['town-a', 'town-b', 'village-a'] },
      '"village-a" is not a printed statistic of "town"',
    ],
    ['of a place that has none', { town: headline.town }, '"headline" has no statistics for "village"'],
  ])('a headline %s is a finding', (_, given, message) => {
    const found = readingFindings(project({ front: { headline: given } }));
    expect(found.map((finding) => finding.message).join()).toContain(message);
  });

  it('has only its own parameter, and other topics have none', () => {
    const other = project({ body: `${body}\nOf {{param "period"}}.\n` });
    expect(findingsOf('unknown-id', other)).toHaveLength(1);
    expect(findingsOf('unknown-id', { body: '\n## S\n\n{{param "place"}}\n' })).toHaveLength(1);
  });
});

describe('choosing by --param', () => {
  const files = memoryFiles(filesOf(project()));
  const all = listBriefings(files, ['topic'], () => undefined);

  it.each([
    ['place=town', 'topic-town'],
    ['place=Town', 'topic-town'],
    ['place=Old Town', 'topic-town'],
    ['place=老城', 'topic-town'],
    ['place=village', 'topic-village'],
  ])('%s is %s', (asked, name) => {
    expect(chooseParams(files, all, [asked]).map((briefing) => briefing.name)).toEqual([name]);
  });

  it.each(['place=', 'town', 'city=town', '=town'])('%s is refused', (asked) => {
    expect(() => chooseParams(files, all, [asked])).toThrow('--param must be place=VALUE');
  });

  it('names the nearest value', () => {
    expect(() => chooseParams(files, all, ['place=vilage'])).toThrow('did you mean "village"?');
  });

  it('is refused for a topic that has no parameter', () => {
    const plain = memoryFiles(filesOf({}));
    expect(() =>
      chooseParams(
        plain,
        listBriefings(plain, ['topic'], () => undefined),
        ['place=town'],
      ),
    ).toThrow('has no parameter');
  });

  it('two topics that make one briefing are an error', () => {
    const both = {
      ...filesOf(project()),
      'templates/topics/topic-town.md': filesOf({})['templates/topics/topic.md'] ?? '',
    };
    expect(() => listBriefings(memoryFiles(both), ['topic', 'topic-town'], () => undefined)).toThrow(
      'both make a briefing "topic-town"',
    );
  });
});

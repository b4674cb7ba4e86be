import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../testing/checked.ts';

const gone = { withdrawn: { date: '2024-05-02', reason: 'Counted twice.' } };

describe('withdrawn', () => {
  test('a statistic that a topic prints', () => {
    expect(findingsOf('withdrawn', { statistics: [{ id: 'cases' }] })).toEqual([]);
    const found = findingsOf('withdrawn', { statistics: [{ id: 'cases', ...gone }] });
    expect(found).toMatchObject([
      {
        file: 'templates/topics/topic.md',
        severity: 'error',
        message: expect.stringContaining('"cases" was withdrawn on 2024-05-02 (Counted twice.)'),
      },
    ]);
  });

  test('one that no topic prints is quiet', () => {
    const body = '\n## Section\n\nNothing.\n';
    expect(findingsOf('withdrawn', { statistics: [{ id: 'cases', ...gone }], body })).toEqual([]);
  });

  test('one that the note of a printed statistic prints', () => {
    const note = { id: 'cases', note: 'More were {{stat "more"}}.' };
    const more = { id: 'more', measure: 'More' };
    const first = '\n## Section\n\nThey were {{stat "cases"}}.\n';
    expect(findingsOf('withdrawn', { statistics: [note, more], body: first })).toEqual([]);
    expect(findingsOf('withdrawn', { statistics: [note, { ...more, ...gone }], body: first })).toMatchObject([
      { file: 'data/sources/report.yaml', message: expect.stringContaining('"more" was withdrawn') },
    ]);
    const body = '\n## Section\n\nNothing.\n';
    expect(findingsOf('withdrawn', { statistics: [note, { ...more, ...gone }], body })).toEqual([]);
  });

  test('what is calculated from it', () => {
    const calculated = [{ id: 'all', measure: 'All', formula: 'sum(cases, more)' }];
    const body = '\n## Section\n\nIt was {{stat "all"}}.\n';
    const statistics = [{ id: 'cases' }, { id: 'more', measure: 'More' }];
    const files = { 'data/calculated.yaml': JSON.stringify({ format: 1, calculated }) };
    expect(findingsOf('withdrawn', { statistics, files, body })).toEqual([]);
    const without = [statistics[0] ?? {}, { ...statistics[1], ...gone }];
    expect(findingsOf('withdrawn', { statistics: without, files, body })).toMatchObject([
      { message: expect.stringContaining('"all" is calculated from "more", which was withdrawn') },
    ]);
  });
});

describe('raised-grade', () => {
  test.each([
    [{ channel: 'media', primary: false }, 'C'],
    [{ channel: 'document', primary: false }, 'B'],
    [{ channel: 'press-conference', primary: true }, 'B'],
    [{ channel: 'series', primary: true }, 'A'],
  ])('a source %j has at best %s', (source, best) => {
    expect(findingsOf('raised-grade', { source: { ...source, grade: best } })).toEqual([]);
    if (best === 'A') return;
    const raised = { ...source, grade: best === 'C' ? 'B' : 'A' };
    expect(findingsOf('raised-grade', { source: raised })).toMatchObject([
      { file: 'data/sources/report.yaml', message: expect.stringContaining(`has ${best} at best; write ${best}`) },
    ]);
    expect(findingsOf('raised-grade', { source: { ...raised, 'grade-reason': 'Audited.' } })).toEqual([]);
  });

  test('a statistic above its source', () => {
    expect(findingsOf('raised-grade', { statistics: [{ id: 'cases', grade: 'D' }] })).toEqual([]);
    expect(findingsOf('raised-grade', { statistics: [{ id: 'cases', grade: 'B' }] })).toMatchObject([
      { message: expect.stringContaining('"cases" has the evidence grade B, and its source has C at best') },
    ]);
    const statistics = [{ id: 'cases', grade: 'B', 'grade-reason': 'The bureau confirmed it.' }];
    expect(findingsOf('raised-grade', { statistics })).toEqual([]);
  });
});

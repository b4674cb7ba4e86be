import { describe, expect, it } from 'vitest';
import { createCitations } from './citations.ts';

describe('the numbers of sources', () => {
  it('are given in the order of first use and kept', () => {
    const { number, sources } = createCitations();
    expect(['b', 'a', 'b', 'c', 'a'].map(number)).toEqual([1, 2, 1, 3, 2]);
    expect(sources()).toEqual(['b', 'a', 'c']);
  });

  it('have an anchor only at their first use', () => {
    const { anchor, number } = createCitations();
    number('a');
    expect([anchor('b'), anchor('a'), anchor('b')]).toEqual(['cite-2', 'cite-1', undefined]);
  });

  it('are kept apart from the printed statistics, which are listed once each', () => {
    const { print, statistics, sources } = createCitations();
    for (const id of ['x', 'y', 'x']) print(id);
    expect([statistics(), sources()]).toEqual([['x', 'y'], []]);
  });

  it('start again with each briefing', () => {
    createCitations().number('a');
    expect(createCitations().number('b')).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { largest, smallest } from '../project/extremes.ts';
import { readShard, takeShard } from './shard.ts';

const briefings = [
  'traffic',
  'anti-fraud',
  'place-profile-chengdu',
  'place-profile',
  'smart.zh-CN',
  'smart',
  'b',
  'a',
].map((name) => ({ name }));
const namesOf = (some: typeof briefings): readonly string[] => some.map(({ name }) => name);

describe('a part of all briefings', () => {
  it.each([1, 2, 3, 5, 8, 9, 100])('of %i parts, every briefing is in exactly one', (parts) => {
    const taken = Array.from({ length: parts }, (_, index) => takeShard(briefings, { part: index + 1, parts }));
    expect(namesOf(taken.flat()).toSorted()).toEqual(namesOf(briefings).toSorted());
    expect(largest(taken.map(({ length }) => length)) - smallest(taken.map(({ length }) => length))).toBeLessThan(2);
  });

  it('does not depend on the order in which the briefings were found', () => {
    expect(takeShard(briefings.toReversed(), { part: 2, parts: 3 })).toEqual(
      takeShard(briefings, { part: 2, parts: 3 }),
    );
    expect(namesOf([...takeShard(briefings, { part: 1, parts: 3 })])).toEqual(['a', 'place-profile', 'smart.zh-CN']);
  });

  it.each([
    ['1/1', { part: 1, parts: 1 }],
    ['3/16', { part: 3, parts: 16 }],
    ['16/16', { part: 16, parts: 16 }],
  ])('%s is read', (text, shard) => {
    expect(readShard(text)).toEqual(shard);
  });

  it.each(['0/3', '4/3', 'x', '1', '1/0', '0/0', '-1/3', '1/3/5', '1.5/3', ' 1/3', '1/99999'])(
    '%s is refused',
    (text) => {
      expect(() => readShard(text)).toThrow('--shard is i/n, the i-th of n parts counted from 1');
    },
  );
});

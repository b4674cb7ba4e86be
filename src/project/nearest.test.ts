import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

const topics = ['anti-fraud', 'traffic', 'smart-policing', 'place-profile'];

describe('nearest', () => {
  it.each([
    ['antifraud', 'anti-fraud'],
    ['anti-fruad', 'anti-fraud'],
    ['trafic', 'traffic'],
    ['smart-policng', 'smart-policing'],
    ['traffic', 'traffic'],
    ['xyz', undefined],
    ['', undefined],
    ['anti', undefined],
    ['../../etc/passwd', undefined],
  ])('of %j is %j', (name, found) => {
    expect(nearest(name, topics)).toBe(found);
  });

  it('is the first of two that are equally near', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  });

  it('is nothing if no names are known', () => {
    expect(nearest('traffic', [])).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('is the end of a message, or nothing', () => {
    expect(didYouMean('trafic', topics)).toBe('; did you mean "traffic"?');
    expect(didYouMean('xyz', topics)).toBe('');
  });
});

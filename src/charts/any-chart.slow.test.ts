import { describe, expect, test } from 'vitest';
import { chartCase, triedKinds } from '../testing/chart-cases.ts';
import { expectLabelled } from '../testing/expect-labelled.ts';

const seeds = Array.from({ length: 220 }, (_, index) => index);

describe('charts of any kind and size', () => {
  test('are of every kind that an author can draw without a file of its own', () => {
    expect(new Set(seeds.map((seed) => chartCase(seed).request.kind))).toEqual(new Set(triedKinds));
  });

  test.each(seeds.map(chartCase))('$name: labels have room', expectLabelled);
});

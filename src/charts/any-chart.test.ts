import { describe, test } from 'vitest';
import { chartCase } from '../testing/chart-cases.ts';
import { expectLabelled } from '../testing/expect-labelled.ts';

/** A tenth of those of the slow suite. */
const seeds = Array.from({ length: 20 }, (_, index) => index * 11);

describe('charts of any kind and size', () => {
  test.each(seeds.map(chartCase))('$name: labels have room', expectLabelled);
});

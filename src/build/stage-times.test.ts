import { expect, test } from 'vitest';
import { timeStages } from './stage-times.ts';

test('each stage lasts until the next begins, and the last until it is asked', () => {
  const moments = [100, 130, 130.6, 200];
  const times = timeStages(() => moments.shift() ?? Number.NaN);
  for (const stage of ['fonts', 'charts', 'html'] as const) times.begin(stage);
  expect(times.say()).toBe('fonts 30 ms, charts 1 ms, html 69 ms');
});

test('a briefing that has not begun took no time', () => {
  expect(timeStages(() => 0).say()).toBe('');
});

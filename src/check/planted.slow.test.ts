import { expect, test } from 'vitest';
import { correctSentences, expectFound, judged, visibleFaults } from '../testing/planted-checks.ts';
import { evidenceProject } from '../testing/planted-faults.ts';

test('nine in ten planted faults are found, each at its line', async () => {
  const faults = visibleFaults();
  await expectFound(faults, await evidenceProject(), Math.floor(faults.length / 10));
});

test('of the correct sentences one in twenty is stopped at most, and one in ten draws a warning', async () => {
  const sentences = correctSentences();
  const { stopped, warned } = await judged(sentences, await evidenceProject());
  expect(stopped.length).toBeLessThanOrEqual(sentences.length / 20);
  expect(warned.length).toBeLessThanOrEqual(sentences.length / 10);
});

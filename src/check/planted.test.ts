import { expect, test } from 'vitest';
import { aTenth, correctSentences, expectFound, judged, visibleFaults } from '../testing/planted-checks.ts';
import { evidenceProject, plantedFaults } from '../testing/planted-faults.ts';

test('the project that faults are planted in has none', async () => {
  const project = await evidenceProject();
  const file = 'data/places.yaml';
  expect(await project.findingsWith(file, project.read(file))).toEqual([]);
});

test('there are 300 planted faults at least, nine in ten of which a machine sees, and 150 correct sentences', () => {
  expect(plantedFaults().length).toBeGreaterThanOrEqual(300);
  expect(visibleFaults().length).toBeGreaterThanOrEqual(0.9 * plantedFaults().length);
  expect(correctSentences().length).toBeGreaterThanOrEqual(150);
  expect(correctSentences().filter(({ file }) => file.endsWith('.zh-CN.md')).length).toBeGreaterThanOrEqual(30);
});

test('a tenth of the planted faults is found, each at its line', async () => {
  await expectFound(aTenth(visibleFaults()), await evidenceProject(), 1);
});

test('a tenth of the correct sentences passes', async () => {
  const { stopped, warned } = await judged(aTenth(correctSentences()), await evidenceProject());
  expect(stopped).toEqual([]);
  expect(warned.length).toBeLessThanOrEqual(1);
});

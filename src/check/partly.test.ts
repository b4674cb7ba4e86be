import { expect, test } from 'vitest';
import { evidenceProject } from '../testing/planted-faults.ts';

const file = 'data/sources/bureau-2024.yaml';

test('an error of reading does not hide what rules find', async () => {
  const project = await evidenceProject();
  const text = project.read(file).replace('unit: minutes', 'unit: minuets').replace('value: 80.7', 'value: 87');
  const found = await project.findingsWith(file, text);
  expect(found.map(({ rule }) => rule)).toEqual(['literal-value', 'unknown-id']);
});

test('an entry that does not fit hides neither the others of its file nor what is wrong in them', async () => {
  const project = await evidenceProject();
  const text = project.read(file).replace('unit: minutes', 'units: minutes').replace('value: 80.7', 'value: 87');
  const found = await project.findingsWith(file, text);
  expect(found.map(({ rule }) => rule).toSorted()).toEqual(['literal-value', 'unknown-field']);
});

test('nothing is said of what rests on a file that cannot be read', async () => {
  const project = await evidenceProject();
  const text = project.read(file).replace('period: 2023-05-01', 'period: 2023-02-30');
  expect((await project.findingsWith(file, text)).map(({ rule }) => rule)).toEqual(['wrong-value']);
});

test('a wrong value is told once, and not where it is compared or printed', async () => {
  const project = await evidenceProject();
  const found = await project.findingsWith(file, project.read(file).replace('value: 38000', 'value: 83000'));
  expect(found.map(({ rule }) => rule)).toEqual(['literal-value']);
});

test('an error in the units is told alone', async () => {
  const project = await evidenceProject();
  const units = project.read('data/units.yaml').replace('kind: duration', 'kind: time');
  expect(await project.findingsWith('data/units.yaml', units)).toHaveLength(1);
});

test('an error of reading in a topic does not hide what rules find in the rest of it', async () => {
  const project = await evidenceProject();
  const topic = 'templates/topics/theft.md';
  const text = project.read(topic).replace(/^summary:/m, 'grade: C\nsummary:');
  const found = await project.findingsWith(topic, `${text}\nThere were 12 more of them.\n`);
  expect(found.map(({ rule }) => rule)).toEqual(['unknown-field', 'bare-number']);
});

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually, removeFolder, temporaryFolder } from '../../testing/browser.ts';
import { watchFolders } from './watch-folders.ts';

let folder: string;
let told: number;
let stop: () => void;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  writeFileSync(join(folder, 'a', 'b', 'file'), 'one');
  told = 0;
  stop = watchFolders([join(folder, 'a'), join(folder, 'missing')], () => {
    told += 1;
  });
});
afterEach(() => {
  stop();
  removeFolder(folder);
});

/** Does something, and waits until just that was told. */
async function tells(change: () => void): Promise<void> {
  const before = told;
  change();
  expect(await eventually(() => told > before)).toBe(true);
}

const file = (...names: readonly string[]): string => join(folder, 'a', ...names);

it('tells of a file that is written, and again', async () => {
  await tells(() => writeFileSync(file('b', 'file'), 'two'));
  await tells(() => writeFileSync(file('b', 'file'), 'three'));
});

it('tells of a file that is put in the place of another, every time', async () => {
  for (const text of ['two', 'three', 'four']) {
    await tells(() => {
      writeFileSync(file('b', 'beside'), text);
      renameSync(file('b', 'beside'), file('b', 'file'));
    });
  }
});

it('tells of files in folders that are made later, and of what is removed', async () => {
  await tells(() => mkdirSync(file('c', 'd'), { recursive: true }));
  await tells(() => writeFileSync(file('c', 'd', 'file'), 'new'));
  await tells(() => rmSync(file('c'), { recursive: true }));
  await tells(() => mkdirSync(file('c')));
  await tells(() => writeFileSync(file('c', 'file'), 'new'));
});

it('tells once of what is saved in several steps', async () => {
  await tells(() => {
    for (let step = 0; step < 20; step += 1) writeFileSync(file('b', 'file'), `step ${step}`);
  });
  await tells(() => writeFileSync(file('b', 'other'), 'one'));
  expect(told).toBe(2);
});

it('tells nothing once it has ended', async () => {
  stop();
  let others = 0;
  const end = watchFolders([join(folder, 'a')], () => {
    others += 1;
  });
  writeFileSync(file('b', 'file'), 'two');
  expect(await eventually(() => others > 0)).toBe(true);
  end();
  expect(told).toBe(0);
});

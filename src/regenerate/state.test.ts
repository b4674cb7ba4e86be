import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashBytes, outputsStand, readState, type State, writeState } from './state.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'state-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const state = (): State => ({
  date: '2026-11-22',
  checkout: 'x',
  inputs: {
    statistics: { 'thefts-2023': 'a' },
    parts: {
      topic: '1',
      words: '1',
      templates: '1',
      theme: '1',
      locale: '1',
      options: '1',
      tool: '1',
      browser: '1',
      editions: '1',
    },
  },
  outputs: { [path.join(folder, 'a.pdf')]: hashBytes('content') },
});

test('what was kept is read again', () => {
  writeState(folder, 'topic', state());
  expect(readState(folder, 'topic')).toMatchObject(state());
});

test.each([
  ['nothing', undefined],
  ['half of a file', '{"format":1,"date":"20'],
  ['another format', JSON.stringify({ format: 99 })],
])('%s is no state', (_, content) => {
  if (content !== undefined) fs.writeFileSync(path.join(folder, 'topic.json'), content);
  expect(readState(folder, 'topic')).toBeUndefined();
});

test('an output that is gone or was edited does not stand', () => {
  const file = path.join(folder, 'a.pdf');
  expect(outputsStand(state(), [file])).toBe(false);
  fs.writeFileSync(file, 'content');
  expect(outputsStand(state(), [file])).toBe(true);
  expect(outputsStand(state(), [file, path.join(folder, 'a.html')])).toBe(false);
  fs.writeFileSync(file, 'edited');
  expect(outputsStand(state(), [file])).toBe(false);
});

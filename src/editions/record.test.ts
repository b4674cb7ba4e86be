import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeRecord, writeNewRecord } from './record.ts';
import type { EditionRecord } from './schema.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'editions-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const record: EditionRecord = {
  format: 1,
  briefing: 'thefts',
  edition: 1,
  date: '2024-01-01',
  language: 'en-GB',
  title: 'Thefts',
  content: '1'.repeat(64),
  pdf: '2'.repeat(64),
  browser: 'embedded 1',
  inputs: {},
  statistics: {},
  sections: [],
};

test('of two runs that issue the same number, the second is refused and the first record is kept', () => {
  const name = path.join('thefts', '001.json');
  const file = path.join(folder, name);
  writeNewRecord(folder, name, record);
  const first = fs.readFileSync(file, 'utf8');
  expect(() => writeNewRecord(folder, name, { ...record, title: 'Other' })).toThrow(/another run issued edition 1/);
  expect(fs.readFileSync(file, 'utf8')).toBe(first);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['001.json']);
  removeRecord(file);
  expect(fs.readdirSync(path.dirname(file))).toEqual([]);
});

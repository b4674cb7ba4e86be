import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Delivery } from './deliveries.ts';
import { openStore } from './store.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
  folder = join(root, 'mail');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const delivery = (to: string): Delivery => ({
  to,
  briefing: 'thefts',
  pdf: 'p',
  content: 'c',
  outcome: 'sent',
  date: '2026-11-22',
});

test('what was kept is read again by the next run, and the same address has the same hash', () => {
  const first = openStore(folder);
  const hash = first.hash('ana@example.org');
  expect(first.read()).toEqual([]);
  first.write([delivery(hash)]);
  first.release();
  const second = openStore(folder);
  expect(second.read()).toEqual([delivery(hash)]);
  expect(second.hash('Ana@Example.org')).toBe(hash);
  expect(second.hash('bo@example.org')).not.toBe(hash);
});

test('nobody else can read it, and no address is in it', () => {
  const store = openStore(folder);
  store.write([delivery(store.hash('ana@example.org'))]);
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain('ana');
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('another project has other hashes', () => {
  const hash = openStore(folder).hash('ana@example.org');
  expect(openStore(join(root, 'other')).hash('ana@example.org')).not.toBe(hash);
});

test('two runs do not mail at once, and the lock of a run that has ended is taken over', () => {
  const first = openStore(folder);
  expect(() => openStore(folder)).toThrow(`another run (process ${process.pid}) is mailing`);
  first.release();
  writeFileSync(join(folder, 'lock'), '4194305');
  openStore(folder).release();
});

test('a log that cannot be read is never taken for an empty one', () => {
  openStore(folder).release();
  writeFileSync(join(folder, 'deliveries.json'), '{"format":1,"deli');
  expect(() => openStore(folder).read()).toThrow('the record of who got which briefing');
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

test.runIf(process.platform === 'linux')('so is that of a run whose number another process has now', () => {
  const held = openStore(folder);
  const lock = join(folder, 'lock');
  const [pid, started] = readFileSync(lock, 'utf8').split(' ');
  expect(started).toMatch(/^\d+$/);
  writeFileSync(lock, `${pid} ${Number(started) + 1}`);
  openStore(folder).release();
  held.release();
});

test('what killed runs left beside the log and the key is removed after an hour, and not before', () => {
  openStore(folder).release();
  const [old, young] = [join(folder, '.deliveries.json.1.a.tmp'), join(folder, '.key.2.b.tmp')];
  for (const file of [old, young]) writeFileSync(file, '{"format":1,"deli');
  utimesSync(old, 0, 0);
  openStore(folder).release();
  expect(readdirSync(folder).sort()).toEqual(['.key.2.b.tmp', 'key']);
});

test('a log that cannot be read is never taken for an empty one', () => {
  openStore(folder).release();
  writeFileSync(join(folder, 'deliveries.json'), '{"format":1,"deli');
  expect(() => openStore(folder).read()).toThrow('the record of who got which briefing');
});

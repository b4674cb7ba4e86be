import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { type Cache, openCache } from './cache.mjs';

const isRoot = process.getuid?.() === 0;
let base: string;
let engine: string;
let home: string;

beforeEach(() => {
  base = temporaryFolder();
  engine = join(base, 'engine');
  home = join(base, 'home');
  mkdirSync(engine);
  mkdirSync(home);
});
afterEach(() => removeFolder(base));

const open = (): Cache => openCache(engine, { XDG_CACHE_HOME: home });
const own = (): string => join(engine, 'node_modules', '.cache', 'briefpress');
const personal = (): string => join(home, 'briefpress');

describe('the folder', () => {
  it("is the engine's own, for nobody else to read", () => {
    expect(open().folder).toBe(own());
    expect(statSync(own()).mode & 0o777).toBe(0o700);
    // Another user's Node looks for packages there.
    expect(statSync(join(engine, 'node_modules')).mode).toBe(statSync(engine).mode);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['an engine that anybody may write', () => chmodSync(engine, 0o777)],
    ['a folder that others may read', () => makeOwn(0o755)],
    ['a link', () => linkOwn()],
    ['a file', () => writeFileSync(join(engine, 'node_modules'), '')],
  ])("is the user's for %s", (_, spoil) => {
    spoil();
    expect(open().folder).toBe(personal());
    expect(statSync(personal()).mode & 0o777).toBe(0o700);
  });

  // Only root can give files to others.
  it.runIf(isRoot).each<[string, () => string]>([
    ['the engine', () => engine],
    ['the folder', () => makeOwn(0o700)],
  ])("is the user's where %s is another user's", (_, make) => {
    chownSync(make(), 12_345, 12_345);
    expect(open().folder).toBe(personal());
  });

  it('does not exist if the user has no home folder either, or shares it', () => {
    chmodSync(engine, 0o777);
    chmodSync(home, 0o777);
    const shared = open();
    expect(shared.folder).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
    chmodSync(home, 0o700);
    writeFileSync(personal(), 'a file');
    const cache = open();
    expect(cache.folder).toBeUndefined();
    cache.write('kind/a', 'x');
    cache.sweep('kind', 0);
    expect(cache.read('kind/a')).toBeUndefined();
  });
});

describe('an entry', () => {
  it('is read as it was written when the cache is opened again', () => {
    open().write('kind/a', 'first');
    open().write('kind/a', new Uint8Array([0, 255]));
    expect(open().read('kind/a')).toEqual(Buffer.from([0, 255]));
    expect(readdirSync(join(own(), 'kind'))).toEqual(['a']);
  });

  it.each<[string, (whole: Buffer) => Uint8Array]>([
    ['cut short', (whole) => whole.subarray(0, -1)],
    ['with a byte more', (whole) => Buffer.concat([whole, Buffer.from('x')])],
    ['of nothing', () => Buffer.alloc(0)],
    ['of random bytes', (whole) => whole.map((byte, index) => (byte * 31 + index * 17) % 256)],
    ['with one bit changed', (whole) => whole.map((byte, index) => (index === whole.length - 1 ? byte ^ 1 : byte))],
  ])('%s counts as missing, and is repaired by the next write', (_, damage) => {
    const cache = open();
    cache.write('kind/a', 'content');
    const file = join(own(), 'kind', 'a');
    writeFileSync(file, damage(readFileSync(file)));
    expect(cache.read('kind/a')).toBeUndefined();
    cache.write('kind/a', 'content');
    expect(cache.read('kind/a')?.toString()).toBe('content');
  });

  it('is only found under its own name', () => {
    const cache = open();
    cache.write('kind/a', 'content');
    writeFileSync(join(own(), 'kind', 'b'), readFileSync(join(own(), 'kind', 'a')));
    expect(cache.read('kind/b')).toBeUndefined();
  });

  it('that is in the place of a folder is no error', () => {
    const cache = open();
    cache.write('kind', 'content');
    cache.write('kind/a', 'content');
    expect(cache.read('kind/a')).toBeUndefined();
  });
});

it('sweeps all but what was written last', () => {
  const cache = open();
  for (const [index, name] of ['c', 'a', 'b'].entries()) {
    cache.write(`kind/${name}`, name);
    utimesSync(join(own(), 'kind', name), index, index);
  }
  cache.write('other/a', 'a');
  cache.sweep('kind', 2);
  expect(readdirSync(join(own(), 'kind')).sort()).toEqual(['a', 'b']);
  expect(existsSync(join(own(), 'other', 'a'))).toBe(true);
});

function makeOwn(mode: number): string {
  mkdirSync(own(), { recursive: true });
  chmodSync(own(), mode);
  return own();
}

function linkOwn(): void {
  mkdirSync(join(own(), '..'), { recursive: true });
  mkdirSync(join(base, 'elsewhere'), { mode: 0o700 });
  symlinkSync(join(base, 'elsewhere'), own());
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { type Files, projectFiles } from './files.ts';

const outer = temporaryFolder();
const root = join(outer, 'project');
const engine = join(outer, 'engine');
const at = (root: string): Files => projectFiles({ root, engine });

beforeAll(() => {
  mkdirSync(join(root, 'data'), { recursive: true });
  mkdirSync(engine);
  writeFileSync(join(outer, 'secret.yaml'), 'secret');
  writeFileSync(join(root, 'data', 'b.yaml'), 'a: 1\r\nb: “x”\r\n');
  writeFileSync(join(root, 'data', 'a.yaml'), '\uFEFFa: 1\n');
  writeFileSync(join(root, 'data', 'latin.yaml'), Buffer.from([0x61, 0xe9, 0x0a]));
  writeFileSync(join(root, 'data', 'large.yaml'), Buffer.alloc(2 * 1024 * 1024 + 1, '#'));
  writeFileSync(join(root, 'data', 'full.yaml'), Buffer.alloc(2 * 1024 * 1024, '#'));
  symlinkSync(join(outer, 'secret.yaml'), join(root, 'data', 'out.yaml'));
  symlinkSync(outer, join(root, 'data', 'folder-out'));
  symlinkSync('b.yaml', join(root, 'data', 'in.yaml'));
  symlinkSync('loop.yaml', join(root, 'data', 'loop.yaml'));
  execFileSync('mkfifo', [join(root, 'data', 'pipe.yaml')]);
});
afterAll(() => removeFolder(outer));

describe('reading', () => {
  it.each([
    ['data/out.yaml', 'leads out'],
    ['data/folder-out/secret.yaml', 'leads out'],
    ['../secret.yaml', 'leads out'],
    ['data/loop.yaml', 'data/loop.yaml'],
    ['data/pipe.yaml', 'not a regular file'],
    ['data', 'not a regular file'],
    ['data/large.yaml', '2097153 bytes'],
    ['data/latin.yaml', 'not UTF-8'],
    ['data/none.yaml', 'no such file'],
  ])('%s is refused: %s', (file, why) => {
    const files = at(root);
    const refused = expect.objectContaining({ failure: 'data', message: expect.stringContaining(why) });
    expect(() => files.read(file)).toThrow(refused);
  });

  it('gives text with plain line ends, whatever saved it', () => {
    expect(at(root).read('data/b.yaml')).toBe('a: 1\nb: “x”\n');
    expect(at(root).read('data/in.yaml')).toBe('a: 1\nb: “x”\n');
    expect(at(root).read('data/a.yaml')).toBe('a: 1\n');
  });

  it('reads a file of exactly the limit', () => {
    expect(at(root).bytes('data/full.yaml')).toHaveLength(2 * 1024 * 1024);
  });

  it('lists names in one order, and nothing if there is no folder', () => {
    expect(at(root).list('data').slice(0, 2)).toEqual(['a.yaml', 'b.yaml']);
    expect(at(root).list('none')).toEqual([]);
  });

  it('works where the project itself is reached through a link', () => {
    symlinkSync(root, join(outer, 'link'));
    expect(at(join(outer, 'link')).read('data/b.yaml')).toContain('a: 1');
  });
});

describe('the templates of project and engine', () => {
  const put = (base: string, file: string, text: string): void => {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), text);
  };
  beforeAll(() => {
    put(engine, 'templates/partials/a.hbs', 'engine a');
    put(engine, 'templates/partials/b.hbs', 'engine b');
    put(engine, 'templates/topics/theirs.md', 'engine');
    put(engine, 'templates/example/data/x.yaml', 'engine');
    put(engine, 'data/units.yaml', 'engine');
    put(root, 'templates/partials/b.hbs', 'project b');
    put(root, 'templates/partials/c.hbs', 'project c');
    put(root, 'templates/topics/own.md', 'project');
    symlinkSync(join(outer, 'secret.yaml'), join(engine, 'templates', 'out.hbs'));
  });

  it("reads the project's file, else the engine's", () => {
    const files = at(root);
    expect(['a', 'b', 'c'].map((name) => files.read(`templates/partials/${name}.hbs`))).toEqual([
      'engine a',
      'project b',
      'project c',
    ]);
    expect(files.exists('templates/partials/a.hbs')).toBe(true);
    expect(files.list('templates/partials')).toEqual(['a.hbs', 'b.hbs', 'c.hbs']);
  });

  it.each([
    'templates/topics/theirs.md',
    'templates/example/data/x.yaml',
    'templates/partials/../topics/theirs.md',
    'data/units.yaml',
  ])("%s of the engine is not the project's", (file) => {
    expect(at(root).exists(file)).toBe(false);
    expect(() => at(root).read(file)).toThrow(expect.objectContaining({ failure: 'data' }));
  });

  it("lists neither the engine's topics nor its example", () => {
    expect(at(root).list('templates')).toEqual(['out.hbs', 'partials', 'topics']);
    expect(at(root).list('templates/topics')).toEqual(['own.md']);
    expect(at(root).list('templates/example')).toEqual([]);
    expect(at(engine).list('templates/topics')).toEqual(['theirs.md']);
  });

  it('refuses a link that leads out of the engine', () => {
    expect(() => at(root).read('templates/out.hbs')).toThrow(/leads out/);
  });

  it('finds packages where npm put them for the engine, and not for the project', () => {
    const installed = join(outer, 'node_modules', '@fontsource', 'x');
    put(installed, 'unicode.json', 'hoisted');
    put(join(root, 'node_modules', '@fontsource', 'y'), 'unicode.json', "the project's");
    expect(at(root).read('node_modules/@fontsource/x/unicode.json')).toBe('hoisted');
    expect(at(root).exists('node_modules/@fontsource/y/unicode.json')).toBe(false);
    expect(() => at(root).read('node_modules/@fontsource/x/../../../secret.yaml')).toThrow(/leads out|no such file/);
  });
});

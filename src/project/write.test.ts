import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { prepareOutput, writeFile } from './write.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

const failure = (part: string) =>
  expect.objectContaining({ failure: 'output', message: expect.stringContaining(part) });

describe('writeFile', () => {
  it('puts a new file in the place of the old one, and leaves nothing beside it', () => {
    const target = join(folder, 'a.pdf');
    writeFile(target, 'old');
    const old = statSync(target).ino;
    writeFile(target, new Uint8Array([1, 2, 3]));
    expect(readFileSync(target)).toEqual(Buffer.from([1, 2, 3]));
    // Renamed over it and not written into it: who has the old file open goes on reading the old one.
    expect(statSync(target).ino).not.toBe(old);
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });

  it('replaces a link, and does not write through it', () => {
    writeFileSync(join(folder, 'elsewhere'), 'keep');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'a.pdf'));
    writeFile(join(folder, 'a.pdf'), 'new');
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('keep');
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('new');
  });

  it('names a folder that is in the place of the file, and leaves it there', () => {
    mkdirSync(join(folder, 'a.pdf'));
    writeFileSync(join(folder, 'a.pdf', 'inside'), 'keep');
    expect(() => writeFile(join(folder, 'a.pdf'), 'new')).toThrow(failure('a.pdf'));
    expect(readdirSync(folder)).toEqual(['a.pdf']);
    expect(readFileSync(join(folder, 'a.pdf', 'inside'), 'utf8')).toBe('keep');
  });

  it('names a folder that does not exist', () => {
    expect(() => writeFile(join(folder, 'none', 'a.pdf'), 'new')).toThrow(
      failure('none/a.pdf cannot be written (ENOENT)'),
    );
  });
});

describe('prepareOutput', () => {
  it('makes the folder and leaves nothing in it', () => {
    prepareOutput(join(folder, 'a', 'b'), folder);
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('gives up at once where no folder can be made', () => {
    expect(() => prepareOutput('/proc/none/deeper', folder)).toThrow(failure('/proc/none/deeper cannot be written'));
  });

  it('names a file that is in its place', () => {
    writeFileSync(join(folder, 'out'), 'keep');
    expect(() => prepareOutput(join(folder, 'out'), folder)).toThrow(failure('out cannot be written'));
    expect(() => prepareOutput(join(folder, 'out', 'deeper'), folder)).toThrow(failure('out/deeper cannot be written'));
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('keep');
  });

  it('writes through no link that leads out of the project, and through one within it', () => {
    const elsewhere = temporaryFolder();
    mkdirSync(join(folder, 'kept'));
    symlinkSync(elsewhere, join(folder, 'out'));
    symlinkSync('kept', join(folder, 'inside'));
    for (const named of ['out', 'out/deeper'])
      expect(() => prepareOutput(join(folder, named), folder)).toThrow(failure('leads out of the project, to'));
    expect(readdirSync(elsewhere)).toEqual([]);
    prepareOutput(join(folder, 'inside', 'a'), folder);
    prepareOutput(elsewhere, folder);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['a']);
    removeFolder(elsewhere);
  });

  it('removes what killed runs left, and nothing else', () => {
    const names = ['.a.pdf.1.0a1b2c3d.tmp', '.b.pdf.2.0a1b2c3d.tmp', 'c.tmp', '.keep', 'a.pdf'];
    for (const name of names) writeFileSync(join(folder, name), '');
    const longAgo = Date.now() / 1000 - 2 * 60 * 60;
    for (const name of names.filter((candidate) => !candidate.startsWith('.b')))
      utimesSync(join(folder, name), longAgo, longAgo);
    // One that another run puts in its place meanwhile is listed, and then is not there.
    symlinkSync('gone', join(folder, '.d.pdf.3.0a1b2c3d.tmp'));
    prepareOutput(folder, folder);
    expect(readdirSync(folder).sort()).toEqual([
      '.b.pdf.2.0a1b2c3d.tmp',
      '.d.pdf.3.0a1b2c3d.tmp',
      '.keep',
      'a.pdf',
      'c.tmp',
    ]);
  });
});

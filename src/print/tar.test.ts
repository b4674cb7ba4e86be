import { describe, expect, test } from 'vitest';
import { BriefError } from '../project/errors.ts';
import { makeTar } from '../testing/tar.ts';
import { readTar } from './tar.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('readTar', () => {
  test('gives files with path, mode and content, and no folders', () => {
    const files = readTar(
      makeTar([
        { path: 'fonts/', type: '5' },
        { path: 'fonts/a.ttf', content: 'x'.repeat(600), mode: 0o755 },
        { path: 'empty' },
      ]),
    );
    expect(files.map(({ path, mode, bytes }) => [path, mode, text(bytes).length])).toEqual([
      ['fonts/a.ttf', 0o755, 600],
      ['empty', 0o644, 0],
    ]);
  });

  test('joins the prefix of a POSIX archive and ignores that field in a GNU one', () => {
    const entry = { path: 'name', prefix: 'long/folder' };
    expect(readTar(makeTar([entry])).map(({ path }) => path)).toEqual(['long/folder/name']);
    expect(readTar(makeTar([{ ...entry, magic: 'ustar  \0' }])).map(({ path }) => path)).toEqual(['name']);
  });

  test.each([
    ['a path with ..', makeTar([{ path: '../evil' }])],
    ['an absolute path', makeTar([{ path: '/etc/passwd' }])],
    ['.. in the prefix', makeTar([{ path: 'a', prefix: 'x/../..' }])],
    ['a symbolic link', makeTar([{ path: 'a', type: '2' }])],
    ['a hard link', makeTar([{ path: 'a', type: '1' }])],
    ['a cut-off file', makeTar([{ path: 'a', content: 'y'.repeat(3000) }]).subarray(0, 2048)],
    ['a missing end mark', makeTar([{ path: 'a', content: 'y' }]).subarray(0, 1024)],
    ['a wrong checksum', makeTar([{ path: 'a', checksum: 1 }])],
  ])('refuses %s', (_, archive) => {
    expect(() => readTar(archive)).toThrow(BriefError);
  });
});

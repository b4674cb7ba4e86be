import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { prepareOutput, writeFile } from './write.ts';

const root = process.getuid?.() === 0;
let folder: string;
let disk: string;

function mount(words: readonly string[]): boolean {
  return spawnSync('mount', words).status === 0;
}

beforeEach(() => {
  folder = temporaryFolder();
  disk = join(folder, 'disk');
  mkdirSync(disk);
});
afterEach(() => {
  spawnSync('umount', [disk]);
  removeFolder(folder);
});

const failure = (part: string) =>
  expect.objectContaining({ failure: 'output', message: expect.stringContaining(part) });

// Mounting is for root alone, and not in every container.
describe.runIf(root)('a disk', () => {
  it('that is full keeps the file of before, and nothing beside it', ({ skip }) => {
    if (!mount(['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', disk])) skip('this machine mounts nothing');
    writeFile(join(disk, 'a.pdf'), 'old');
    expect(() => writeFile(join(disk, 'a.pdf'), new Uint8Array(400_000))).toThrow(
      failure('a.pdf cannot be written (ENOSPC)'),
    );
    expect(readFileSync(join(disk, 'a.pdf'), 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['a.pdf']);
  });

  it('that is read-only is reported before anything is rendered', ({ skip }) => {
    writeFileSync(join(disk, 'a.pdf'), 'old');
    const mounted = mount(['--bind', disk, disk]) && mount(['-o', 'remount,ro,bind', disk]);
    if (!mounted) skip('this machine mounts nothing');
    expect(() => prepareOutput(disk, disk)).toThrow(failure('(EROFS)'));
    expect(readFileSync(join(disk, 'a.pdf'), 'utf8')).toBe('old');
  });
});

describe.skipIf(root)('a folder', () => {
  it('that may not be written to is reported before anything is rendered', () => {
    chmodSync(disk, 0o555);
    expect(() => prepareOutput(disk, disk)).toThrow(failure('(EACCES)'));
    chmodSync(disk, 0o755);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCheckout, filesBelow } from '../testing/project.ts';

describe('the code that runs', () => {
  it('is never stale: a changed source is what the next run does', async () => {
    const own = createCheckout();
    try {
      expect((await own.run(['--help'])).stdout).toContain('curated, sourced statistics');
      own.edit('src/command-line/parse.ts', 'curated, sourced statistics', 'changed, sourced statistics');
      expect((await own.run(['--help'])).stdout).toContain('changed, sourced statistics');
    } finally {
      own.dispose();
    }
  });

  it('runs where nothing can be kept, and where what was kept is damaged', async () => {
    const own = createCheckout();
    try {
      const version = { code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) };
      own.remove('node_modules/.cache');
      expect(await own.run(['--version'])).toMatchObject(version);
      const kept = filesBelow(own.path('node_modules/.cache'));
      expect(new Set(kept.map((file) => file.split('.').at(-1)))).toEqual(new Set(['scripts', 'bytes', 'v8']));
      for (const file of kept) {
        const path = own.path(`node_modules/.cache/${file}`);
        const whole = readFileSync(path);
        writeFileSync(path, file.endsWith('.v8') ? whole.map((byte, at) => byte ^ (at * 7)) : whole.subarray(0, -9));
      }
      expect(await own.run(['--version'])).toMatchObject(version);
      expect(filesBelow(own.path('node_modules/.cache'))).toEqual(kept);
      own.remove('node_modules/.cache');
      own.write('node_modules/.cache', 'a file where the folder should be');
      own.write('home', 'a file where the folder should be');
      const nowhere = { environment: { XDG_CACHE_HOME: own.path('home') } };
      expect(await own.run(['--version'], nowhere)).toMatchObject(version);
    } finally {
      own.dispose();
    }
  });
});

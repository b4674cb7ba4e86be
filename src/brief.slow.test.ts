import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createProject } from './testing/project.ts';

it('has the same bytes in 30 builds, four at once', async () => {
  const project = createProject();
  try {
    const hashes = new Set<string>();
    const buildOne = async (index: number): Promise<void> => {
      const out = `out/${index}`;
      const run = await project.run(['--topic', 'harbours', '--date', '2024-03-01', '--force', '--out', out]);
      expect(run).toMatchObject({ code: 0, stdout: `${out}/harbours.pdf\n` });
      const bytes = readFileSync(project.path(join(out, 'harbours.pdf')));
      hashes.add(createHash('sha256').update(bytes).digest('hex'));
    };
    const pending = Array.from({ length: 30 }, (_, index) => index);
    const worker = async (): Promise<void> => {
      for (let next = pending.shift(); next !== undefined; next = pending.shift()) await buildOne(next);
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect(hashes.size).toBe(1);
  } finally {
    project.dispose();
  }
});

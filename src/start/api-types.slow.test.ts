import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { filesBelow } from '../testing/project.ts';
import { writeTypes } from './api-types.mjs';

it('are few, and name no other package', () => {
  const folder = temporaryFolder();
  try {
    writeTypes(join(folder, 'types'));
    const files = filesBelow(join(folder, 'types'));
    expect(files).toContain('project/cache.d.mts');
    expect(files.length).toBeLessThan(15);
    expect(readFileSync(join(folder, 'types', 'index.d.ts'), 'utf8')).toContain('openProject(folder: string');
  } finally {
    removeFolder(folder);
  }
});

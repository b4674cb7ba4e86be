import { describe, expect, it } from 'vitest';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { jsonSchemas } from './schema.ts';

const files = filesAt(projectRoot);
const dataFiles = ['data', 'data/sources', 'data/systems', 'templates/locales'].flatMap((folder) =>
  files.list(folder).flatMap((name) => (name.endsWith('.yaml') ? [`${folder}/${name}`] : [])),
);

describe('the JSON Schemas for editors', () => {
  it.each([...jsonSchemas()])('data/schema/%s is as the code would write it (else: npm run schema)', (name, text) => {
    expect(files.read(`data/schema/${name}`)).toBe(text);
  });

  it('are all that lie there', () => {
    const lying = ['', 'output/'].flatMap((folder) =>
      files.list(`data/schema/${folder}`).map((name) => `${folder}${name}`),
    );
    expect(lying.filter((name) => name.endsWith('.json')).toSorted()).toEqual([...jsonSchemas().keys()].toSorted());
  });

  it.each(dataFiles)('%s names its own in the first line', (file) => {
    const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(files.read(file))?.[1] ?? '';
    const target = new URL(named, `file:///${file}`).pathname.slice(1);
    expect(target).toMatch(/^data\/schema\/[a-z]+\.json$/);
    expect(files.exists(target), target).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { checkImports, checkMap, readMap } from './rooms.mjs';

const map = `# The house

| room | in | out | uses |
|---|---|---|---|
| \`errors/\` | nothing | errors | |
| \`data/\` | files | statistics | \`errors\` |
| \`page/\` | statistics | \`html\` | \`errors\` \`data\` |
| \`cli.ts\` | words | an exit code | \`page\` |
`;
const rooms = readMap(map);

describe('the map of the rooms', () => {
  it('has a line for each room, with what it may use', () => {
    expect(rooms.map(({ name, uses }) => [name, ...uses].join(' '))).toEqual([
      'errors',
      'data errors',
      'page errors data',
      'cli.ts page',
    ]);
    expect(checkMap(rooms)).toEqual([]);
  });

  it('lets no room use one that does not stand above it', () => {
    const circle = [{ name: 'a', uses: ['b'] }, ...readMap(map), { name: 'b', uses: ['a'] }];
    expect(checkMap(circle)).toEqual(['src/README.md: "a" may use "b", which does not stand above it']);
  });
});

describe('the imports of a file', () => {
  const check = (file: string, text: string) => checkImports(new Map([[file, text]]), rooms);

  it.each([
    ['data/deep/load.ts', "import { a } from '../types.ts';\nimport type { E } from '../../errors/errors.ts';"],
    ['cli.ts', "const { render } = await import('./page/render.ts');"],
    ['page/render.ts', "import fs from 'node:fs';\nimport { z } from 'zod';"],
  ])('may name its own room, those of its line, and packages: %s', (file, text) => {
    expect(check(file, text)).toEqual([]);
  });

  it.each([
    ['data/load.ts', "import type { Page } from '../page/render.ts';", 'data', 'page'],
    ['data/deep/load.ts', "export * from '../../page/render.ts';", 'data', 'page'],
    ['data/load.ts', "const page = await import('../page/render.ts');", 'data', 'page'],
    ['cli.ts', "import {\n  a,\n} from './data/load.ts';", 'cli.ts', 'data'],
  ])('may name no other room: %s with %s', (file, text, own, other) => {
    expect(check(file, text)).toEqual([expect.stringContaining(`does not let "${own}" use "${other}"`)]);
  });

  it('is refused where the map has no line for the room', () => {
    expect(check('attic/box.ts', '')).toEqual(['src/attic/box.ts: src/README.md has no line for "attic"']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../testing/small-data.ts';

const src = join(projectRoot, 'src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(ts|mjs)$/.test(name) && !/\.test\.ts$|^testing\//.test(name));

/** The files of the program that import something. */
function importing(what: RegExp): readonly string[] {
  return sources.filter((name) => what.test(readFileSync(join(src, name), 'utf8')));
}

test('only `fetch` reaches the network for data', () => {
  expect(importing(/from '[^']*\/fetch\/(?!description)[\w-]+\.ts'|import\('[^']*\/fetch\/[\w-]+\.ts'\)/)).toEqual([
    'commands/fetch.ts',
  ]);
  expect(importing(/import\('\.\/commands\/fetch\.ts'\)|from '[^']*commands\/fetch\.ts'/)).toEqual(['cli.ts']);
});

test('nothing else opens connections but mail and the preview', () => {
  const network = /(?:from|import\() ?'(?:node:)?(?:https?|http2|tls|dgram|dns|undici)(?:\/\w+)?'|[^.\w]fetch\(/;
  expect(importing(network).toSorted()).toEqual(['data/fetch/download.ts', 'print/preview/server.ts']);
});

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cache } from '../project/cache.mjs';
import { sha256 } from '../project/sha256.ts';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { listeningEdge } from '../testing/edge.ts';
import { hashInputs } from './hash-inputs.ts';
import { type BuildEdge, type BuildRequest, plainRequest } from './request.ts';
import { type BuildState, openState } from './state.ts';

function putIn(root: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

describe('what is known of a request', () => {
  const digests = { '.pdf': sha256('the file') };
  let root = '';
  /** A cache that lasts as long as a test. */
  let entries: Map<string, Buffer>;
  const open = (request: Partial<BuildRequest> = {}, others: Partial<BuildEdge> = {}): BuildState => {
    const cache: Cache = {
      folder: undefined,
      read: (name) => entries.get(name),
      write: (name, content) => entries.set(name, Buffer.from(content)),
      sweep: () => {},
    };
    const edge = { ...listeningEdge(root, '2026-01-02', {}).edge, engine: root, cache, ...others };
    return openState({ ...plainRequest, formats: ['html'], topics: ['a'], ...request }, edge);
  };
  beforeEach(() => {
    root = temporaryFolder();
    entries = new Map();
    fs.mkdirSync(path.join(root, 'out'));
    fs.writeFileSync(path.join(root, 'out', 'a.html'), 'the file');
    const state = open();
    state.add('a', state.digest('a'));
    state.keep(['a']);
  });
  afterEach(() => removeFolder(root));

  test('is that its files are as they were', () => {
    expect(open().unchanged()).toEqual(['a']);
    expect(open().digest('a')).toEqual({ '.html': sha256('the file') });
  });

  const changed = (change: () => void): BuildState => {
    change();
    return open();
  };

  test.each<[string, () => BuildState]>([
    ['other files of the project', () => changed(() => putIn(root, 'data/x.yaml', 'x'))],
    ['another file', () => changed(() => putIn(root, 'out/a.html', 'THE FILE'))],
    ['no file', () => changed(() => fs.rmSync(path.join(root, 'out/a.html')))],
    ['another topic', () => open({ topics: ['b'] })],
    ['all topics', () => open({ all: true })],
    ['a date', () => open({ date: '2026-01-03' })],
    ['a draft', () => open({ draft: true })],
    ['another look', () => open({ largePrint: true })],
    ['another folder', () => open({ out: 'other' })],
    ['what to compare with', () => open({ since: '1' })],
    ['other code', () => open({}, { code: 'other' })],
  ])('is nothing of %s', (_, other) => {
    expect(other().unchanged()).toBeUndefined();
  });

  test('is not kept where a briefing of it failed', () => {
    entries.clear();
    const state = open();
    state.add('a', digests);
    state.keep(['a', 'b']);
    expect(open().unchanged()).toBeUndefined();
  });
});

describe('the hash of all inputs', () => {
  let [root, engine] = ['', ''];
  const put = (file: string, text: string): void => putIn(root, file, text);
  beforeEach(() => {
    root = temporaryFolder();
    engine = path.join(root, 'engine');
    put('data/sources/a.yaml', 'one');
    put('templates/topics/t.md', 'two');
    put('engine/templates/briefing.hbs', 'three');
  });
  afterEach(() => removeFolder(root));

  test('ignores file times and files outside data and templates', () => {
    const before = hashInputs({ root, engine });
    fs.utimesSync(path.join(root, 'data/sources/a.yaml'), new Date(0), new Date(0));
    put('out/t.pdf', 'x');
    put('README.md', 'x');
    expect(hashInputs({ root, engine })).toBe(before);
  });

  test('goes round no circle of links, and reads nothing outside', () => {
    const before = hashInputs({ root, engine });
    fs.symlinkSync('..', path.join(root, 'data/sources/loop'));
    expect(hashInputs({ root, engine })).toBe(before);
    fs.symlinkSync('/', path.join(root, 'data/everything'));
    fs.symlinkSync('/dev/zero', path.join(root, 'data/endless.yaml'));
    expect(hashInputs({ root, engine })).toBe(before);
  });

  test.each<[string, () => void]>([
    [
      'what a link in the project leads to',
      () => fs.symlinkSync('../../templates/topics', path.join(root, 'data/sources/t')),
    ],
    ['a content', () => put('data/sources/a.yaml', 'ONE')],
    ['a new file', () => put('templates/partials/x.hbs', '')],
    ['a file that is gone', () => fs.rmSync(path.join(root, 'templates/topics/t.md'))],
    [
      'another name',
      () => fs.renameSync(path.join(root, 'data/sources/a.yaml'), path.join(root, 'data/sources/b.yaml')),
    ],
    ['a text that moved to the next file', () => [put('data/sources/a.yaml', 'on'), put('data/sources/b.yaml', 'e')]],
    ["the engine's template", () => put('engine/templates/briefing.hbs', 'THREE')],
  ])('counts %s', (_, change) => {
    const before = hashInputs({ root, engine });
    change();
    expect(hashInputs({ root, engine })).not.toBe(before);
  });
});

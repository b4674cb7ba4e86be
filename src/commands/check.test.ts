import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Given, readOptions } from '../command-line/options.ts';
import { BriefError } from '../project/errors.ts';
import { filesOf, type SmallProject } from '../testing/checked.ts';
import { listeningEdge } from '../testing/edge.ts';
import { runCheck } from './check.ts';

let root = '';

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'check-'));
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly printed: readonly string[];
  readonly told: readonly string[];
}

async function run(project: SmallProject, flags: Given = {}): Promise<Run> {
  for (const [file, text] of Object.entries(filesOf(project))) {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  const { edge, out: printed, told } = listeningEdge(root, '2024-06-01', {});
  return { code: await runCheck(readOptions('check', [], flags), edge), printed, told };
}

test('a clean project prints nothing but a summary', async () => {
  expect(await run({})).toEqual({ code: 0, printed: [], told: ['1 topic: 0 errors, 0 warnings'] });
});

test('--write has an entry of an older form accept the gap that is there', async () => {
  const statistics = [{}, { id: 'other-cases', value: 67_200, literal: '67,200 cases' }];
  const conflicts = (accepts: string) => ({
    'data/conflicts.yaml': `format: 1
conflicts:
  - id: counts
    rule: conflict
${accepts}    statistics: [cases, other-cases]
    problem: 'They are {{stat "cases"}} and {{stat "other-cases"}}.'
    decision:
      unresolved: Nobody knows why.
`,
  });
  const before = await run({ statistics, files: conflicts('') });
  expect(before.printed).toEqual([expect.stringContaining(`write there accepts: "67,200 / 66,000" [conflict]`)]);
  const line = "    accepts: ['67,200 / 66,000']\n";
  const written = await run({ statistics, files: conflicts('') }, { write: true });
  expect(written).toMatchObject({ code: 0, printed: [] });
  expect(written.told).toEqual([`wrote data/conflicts.yaml:5: ${line.trim()}`, '1 topic: 0 errors, 0 warnings']);
  expect(fs.readFileSync(path.join(root, 'data/conflicts.yaml'), 'utf8')).toBe(conflicts(line)['data/conflicts.yaml']);
  const another = await run({ statistics, files: conflicts(line.replace('67', '68')) }, { write: true });
  expect(another.told).toEqual(['1 topic: 1 error, 0 warnings']);
});

test('findings are printed in order, and errors make the exit code', async () => {
  const { code, printed, told } = await run({
    statistics: [{ value: 66, grade: undefined }],
    source: { grade: undefined },
  });
  expect(code).toBe(3);
  expect(printed.map((line) => /\[([a-z-]+)\]$/.exec(line)?.[1])).toEqual(['no-grade', 'literal-value']);
  expect(printed[1]).toMatch(/^data\/sources\/report\.yaml:\d+:\d+: error: the value is 66, /);
  expect(told).toEqual(['1 topic: 2 errors, 0 warnings']);
});

test('a warning alone does not fail', async () => {
  const { code, told } = await run({ source: { next: '2024-05-01' } });
  expect([code, told]).toEqual([0, ['1 topic: 0 errors, 1 warning']]);
});

test('unreadable data are reported as findings', async () => {
  const { code, printed } = await run({ statistics: [{ value: 'many', colour: 'red' }] });
  expect(code).toBe(3);
  expect(printed.map((line) => /\[([a-z-]+)\]$/.exec(line)?.[1])?.toSorted()).toEqual(['unknown-field', 'wrong-type']);
});

test('JSON lists findings, literals and exclusions with their counts', async () => {
  const exclusions = [{ literal: 'In 2020', paragraph: 1, kind: 'date', reason: 'the period' }];
  const { printed } = await run(
    { source: { exclusions }, front: { literals: [{ text: '110', kind: 'year' }] } },
    { json: true },
  );
  expect(JSON.parse(printed.join('\n'))).toMatchObject({
    ...{ errors: 1, warnings: 0, literals: 1, exclusions: 1 },
    findings: [{ rule: 'literal' }],
    declared: { literals: [{ text: '110', uses: 0 }], exclusions: [{ source: 'report', literal: 'In 2020' }] },
  });
});

test('an archive that is not a folder is wrong usage', async () => {
  await expect(run({}, { archive: path.join(root, 'nowhere') })).rejects.toThrow(BriefError);
});

test('a comparison with an archive closes with the exclusions', async () => {
  const exclusions = [{ literal: 'In 2020', paragraph: 1, kind: 'date', reason: 'the period' }];
  const stored = 'In 2020 there were 66,000 cases.\n';
  fs.mkdirSync(path.join(root, 'archive'));
  fs.writeFileSync(path.join(root, 'archive', 'a.txt'), stored);
  const sha256 = createHash('sha256').update(stored).digest('hex');
  const { code, told } = await run(
    { source: { exclusions, archive: { sha256 } } },
    { archive: path.join(root, 'archive') },
  );
  expect(code).toBe(0);
  expect(told).toEqual([
    'archive: 2 literals stand in the paragraph that they name; 2 numbers of the texts are covered, 0 are not',
    '1 exclusion, numbers that are not statistics:',
    '  report, paragraph 1: "In 2020" (date): the period',
    '1 topic: 0 errors, 0 warnings',
  ]);
});

test('the records of editions are read even if the data cannot be', async () => {
  const broken = { 'data/editions/topic/001.json': '{\n  "format": 1,\n}\n' };
  const finding = 'data/editions/topic/001.json:3:1: error: this is not JSON';
  const { code, printed } = await run({ files: broken });
  expect(code).toBe(3);
  expect(printed).toEqual([expect.stringContaining(finding)]);
  const both = await run({ files: { ...broken, 'data/places.yaml': 'places: [' } });
  expect(both.code).toBe(3);
  expect(both.printed).toContainEqual(expect.stringContaining(finding));
  expect(both.printed).toContainEqual(expect.stringContaining('data/places.yaml:'));
});

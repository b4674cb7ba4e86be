import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchMemory } from '../testing/most-memory.ts';
import { pdfBombs } from '../testing/pdf-bombs.ts';
import { mutatePdf } from '../testing/pdf-mutations.ts';
import { createProject, finish, type TestProject } from '../testing/project.ts';

let project: TestProject;
let built: Uint8Array;
beforeAll(async () => {
  project = createProject();
  expect(await project.run(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  built = readFileSync(project.path('out/harbours.pdf'));
});
afterAll(() => project.dispose());

const commands = [
  (file: string) => ['read', file],
  (file: string) => ['verify', file],
  (file: string) => ['diff', 'out/harbours.pdf', file],
  (file: string) => ['read', '--json', file],
  (file: string) => ['diff', '--topic', 'harbours', '--since', file],
];

/** What a command made of a PDF: how it ended, after how many seconds, with how many MB at most. */
async function ask(name: string, pdf: Uint8Array, index: number) {
  const file = `${name.replace(/\W+/g, '-')}.pdf`;
  project.write(file, pdf);
  const words = commands[index % commands.length]?.(file) ?? [];
  const started = performance.now();
  const child = project.start(words);
  const most = watchMemory(child);
  const { code, stdout, stderr } = await finish(child);
  project.remove(file);
  const seconds = (performance.now() - started) / 1000;
  return { name, words, code, seconds, most: most(), said: stdout + stderr };
}

function isBorne({ code, seconds, most, said }: Awaited<ReturnType<typeof ask>>): boolean {
  return (
    (code === 0 || code === 3) &&
    seconds <= 30 &&
    most <= 500 &&
    (code === 0 || said !== '') &&
    !/^\s+at \S+ \(|A bug|undefined/m.test(said)
  );
}

describe('a foreign PDF', () => {
  it.each(Object.entries(pdfBombs))('ends soon, in little memory and in words: %s', async (name, make) => {
    const pdf = make();
    for (const index of [0, 1]) expect(await ask(name, pdf, index)).toSatisfy(isBorne);
  });

  const count = 300 - Object.keys(pdfBombs).length;
  it(`that is a briefing damaged in one of ${count} ways does too`, async () => {
    const seeds = Array.from({ length: count }, (_, seed) => seed);
    const wrong: unknown[] = [];
    const work = async (): Promise<void> => {
      for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
        const borne = await ask(`damaged-${seed}`, mutatePdf(built, seed), Math.floor(seed / 10));
        if (!isBorne(borne)) wrong.push(borne);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    expect(wrong).toEqual([]);
  }, 3_600_000);
});

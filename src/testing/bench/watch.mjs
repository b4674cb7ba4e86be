// Times `--watch`: from the save of a topic to its new preview, and to its new PDF. In a copy of the project, for a topic
// is edited again and again.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder, product, root } from './programs.mjs';

/** @returns {string} a copy of the project, whose topics can be edited */
function copyProject() {
  const copy = path.join(folder, 'project');
  rmSync(copy, { recursive: true, force: true });
  for (const part of ['data', 'templates/topics'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  return copy;
}

/** @typedef {{ readonly page: number, readonly pdf: string, readonly problems: readonly string[] }} State */

/**
 * The states that a preview tells of, one after another.
 * @param {string} address of the preview
 * @returns {Promise<() => Promise<State>>} waits for the next one
 */
async function listenTo(address) {
  const { body } = await fetch(`${address}.events`);
  if (body === null) throw new Error('the preview tells nothing');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = text.slice('data: '.length, end);
        text = text.slice(end + 2);
        return JSON.parse(event);
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the preview ended');
      text += value;
    }
  };
}

/**
 * @param {() => Promise<State>} next @param {(state: State) => boolean} wanted
 * @returns {Promise<State>} the first state that is wanted
 */
async function until(next, wanted) {
  for (;;) {
    const state = await next();
    if (state.problems.length > 0) throw new Error(state.problems.join('\n'));
    if (wanted(state)) return state;
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} the preview's address */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr?.on('data', (text) => {
      told += text;
      const found = /preview: (\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`--watch ended with ${code}\n${told}`)));
  });
}

/**
 * @param {string} topic its id @param {number} rounds
 * @returns {Promise<Readonly<Record<string, readonly number[]>>>} milliseconds from each save
 */
export async function measureWatch(topic, rounds) {
  const copy = copyProject();
  const file = path.join(copy, 'templates', 'topics', `${topic}.md`);
  const text = readFileSync(file, 'utf8');
  const [node = '', ...words] = product(['--project', copy, '--topic', topic, '--watch', '--date', '2024-08-01']);
  const child = spawn(node, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const next = await listenTo(await addressOf(child));
    let { page } = await until(next, ({ pdf }) => pdf === 'ready');
    /** @type {{ page: number[], pdf: number[] }} */
    const times = { page: [], pdf: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      writeFileSync(file, text.replace(/^title: .*$/m, `$& ${'again '.repeat((round % 2) + 1).trim()}`));
      const before = page;
      ({ page } = await until(next, (state) => state.page > before));
      const shown = performance.now() - start;
      await until(next, ({ pdf }) => pdf === 'ready');
      // The first save compiles what no build before it has used.
      if (round > 0) times.page.push(shown);
      if (round > 0) times.pdf.push(performance.now() - start);
    }
    return { '--watch, from a save to the preview': times.page, '--watch, from a save to the PDF': times.pdf };
  } finally {
    child.kill('SIGINT');
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

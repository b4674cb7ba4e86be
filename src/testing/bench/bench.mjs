// Times whole commands against the least that printing with the same browser can cost: `npm run bench`.
// Exit code 0 where every bar holds, 1 where one does not, 2 where nothing could be measured.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { floor, folder, product, root, time, unbundled, withoutCodeCache } from './programs.mjs';
import { measureWatch } from './watch.mjs';

const out = path.join(folder, 'out');
const date = ['--date', '2024-08-01'];

/** A program that did not do what was to be timed. */
class Failed extends Error {}

/** @typedef {() => number} Measure One run, in milliseconds. */

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}

/**
 * Runs all in turn, so that what else the machine does falls on all alike. The first round warms the caches.
 * @param {Readonly<Record<string, Measure>>} measures @param {number} pairs
 * @returns {Readonly<Record<string, readonly number[]>>}
 */
function interleave(measures, pairs) {
  const names = Object.keys(measures);
  const rounds = Array.from({ length: pairs + 1 }, () => names.map((name) => measures[name]?.() ?? 0));
  return Object.fromEntries(names.map((name, at) => [name, rounds.slice(1).map((round) => round[at] ?? 0)]));
}

/** @param {readonly string[]} command @returns {number} */
function run(command) {
  return hear(command).milliseconds;
}

/** @param {readonly string[]} command @returns {ReturnType<typeof time>} with what it said */
function hear(command) {
  const heard = time(command);
  if (heard.code !== 0) throw new Failed(`${command.join(' ')} ended with ${heard.code}\n${heard.stderr}`);
  return heard;
}

function forget() {
  rmSync(path.join(root, '.briefpress', 'state'), { recursive: true, force: true });
  for (const name of existsSync(out) ? readdirSync(out) : [])
    if (name.endsWith('.pdf')) rmSync(path.join(out, name), { force: true });
}

/** Every briefing as a page, in the order of `--all`. @returns {readonly string[]} absolute paths */
function makePages() {
  run(product(['--all', '--format', 'html', '--out', out, ...date]));
  return readdirSync(out)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => path.join(out, name));
}

/**
 * @param {(pages: readonly string[]) => ReturnType<typeof time>} floorOf @param {readonly string[]} pages
 * @returns {Measure}
 */
function floorRun(floorOf, pages) {
  return () => {
    const { milliseconds, code, stderr } = floorOf(pages);
    if (code !== 0) throw new Failed(`the floor ended with ${code}\n${stderr}`);
    return milliseconds;
  };
}

/** @param {(words: readonly string[]) => readonly string[]} program @param {readonly string[]} words @returns {Measure} */
function cold(program, words) {
  return () => {
    forget();
    return run(program([...words, '--out', out, ...date]));
  };
}

/**
 * A cold build that says how long its stages took, and the parts of that: each of the last run.
 * @param {readonly string[]} words @returns {Readonly<Record<'cold' | 'finishing' | 'preflight', Measure>>}
 */
function coldWithStages(words) {
  let said = '';
  /** @param {readonly string[]} stages @returns {Measure} */
  const last = (stages) => () =>
    stages.reduce((sum, stage) => sum + Number(new RegExp(`\\b${stage} (\\d+) ms`).exec(said)?.[1]), 0);
  return {
    cold: () => {
      forget();
      const { milliseconds, stderr } = hear(product([...words, '--debug', '--out', out, ...date]));
      said = stderr;
      return milliseconds;
    },
    finishing: last(['tag', 'attach', 'save']),
    preflight: last(['inspect', 'preflight']),
  };
}

/** @param {number} pairs */
async function bench(pairs) {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const floorOf = await floor();
  if (floorOf === undefined) {
    process.stderr.write('npm run bench needs a C compiler: cc was not found (apt install gcc)\n');
    return 2;
  }
  const pages = makePages();
  const [page = ''] = pages;
  const topic = ['--topic', path.basename(page, '.html')];
  run(product([...topic, '--out', out, ...date]));
  const [plain, packages] = [withoutCodeCache(), await unbundled()];
  const times = interleave(
    {
      floor: floorRun(floorOf, [page]),
      ...coldWithStages(topic),
      again: () => run(product([...topic, '--out', out, ...date])),
      check: () => run(product(['check'])),
      'floor of all': floorRun(floorOf, pages),
      all: cold(product, ['--all']),
      'cold, no code cache': cold(plain, topic),
      'cold, node_modules': cold(packages, topic),
      'check, no code cache': () => run(plain(['check'])),
      'check, node_modules': () => run(packages(['check'])),
      node: () => run([process.execPath, '-e', '0']),
    },
    pairs,
  );
  const saved = await measureWatch(path.basename(page, '.html'), pairs);
  return report({
    times: { ...times, 'save to preview': saved.page, 'save to PDF': saved.pdf },
    further: pages.length - 1,
  });
}

/**
 * @param {object} measured
 * @param {Readonly<Record<string, readonly number[]>>} measured.times @param {number} measured.further
 */
function report({ times, further }) {
  const of = (/** @type {string} */ name) => times[name] ?? [];
  const ratio = (/** @type {string} */ name) => median(of(name).map((value, at) => value / (of('floor')[at] ?? 1)));
  const growth = (/** @type {string} */ many, /** @type {string} */ one) =>
    median(of(many).map((value, at) => (value - (of(one)[at] ?? 0)) / further));
  const [next, print] = [growth('all', 'cold'), growth('floor of all', 'floor')];
  /** @type {readonly (readonly [string, number, number, number | undefined])[]} */
  const rows = [
    ['floor: browser and finished page alone', median(of('floor')), 1, undefined],
    ['one briefing, cold', median(of('cold')), ratio('cold'), 2.5],
    ['  of which finishing: tags, attachments, saving', median(of('finishing')), ratio('finishing'), undefined],
    ['  of which looking at pages and file', median(of('preflight')), ratio('preflight'), undefined],
    ['the same again, nothing changed', median(of('again')), ratio('again'), 0.8],
    ['check', median(of('check')), ratio('check'), 0.8],
    [`each of ${further} further briefings, against its own print`, next, next / print, 1.1],
    ['--watch, from a save to the preview', median(of('save to preview')), ratio('save to preview'), undefined],
    ['--watch, from a save to the PDF', median(of('save to PDF')), ratio('save to PDF'), undefined],
    ['one briefing, without code cache', median(of('cold, no code cache')), ratio('cold, no code cache'), undefined],
    ['one briefing, packages not bundled', median(of('cold, node_modules')), ratio('cold, node_modules'), undefined],
    ['check, without code cache', median(of('check, no code cache')), ratio('check, no code cache'), undefined],
    ['check, packages not bundled', median(of('check, node_modules')), ratio('check, node_modules'), undefined],
    ['an empty Node', median(of('node')), ratio('node'), undefined],
  ];
  const line = (/** @type {readonly string[]} */ [what = '', ...rest]) =>
    `${what.padEnd(58)}${rest.map((cell) => cell.padStart(9)).join('')}\n`;
  process.stdout.write(line(['what', 'ms', '× floor', 'bar', '']));
  for (const [what, milliseconds, times, bar] of rows) {
    const verdict = bar === undefined ? '' : times <= bar ? 'ok' : 'OVER';
    process.stdout.write(line([what, milliseconds.toFixed(0), times.toFixed(2), bar?.toFixed(1) ?? '', verdict]));
  }
  return rows.some(([, , value, bar]) => bar !== undefined && value > bar) ? 1 : 0;
}

const asked = process.argv.indexOf('--pairs');
const pairs = asked < 0 ? 7 : Number(process.argv[asked + 1]);
if (Number.isInteger(pairs) && pairs > 0) {
  process.exitCode = await bench(pairs).catch((error) => {
    if (!(error instanceof Failed)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  });
} else {
  process.stderr.write('--pairs is a whole number above 0\n');
  process.exitCode = 2;
}

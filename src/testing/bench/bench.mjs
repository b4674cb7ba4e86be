// Times whole commands against the least that printing with the same browser can cost: `npm run bench`.
// Exit code 0 where every bar holds, 1 where one does not, 2 where nothing could be measured.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chartMeasures, chartRows } from './charts.mjs';
import { largeMeasures, largeRows } from './large.mjs';
import { measureFirstPlace } from './places.mjs';
import { browser, Failed, floor, folder, product, time } from './programs.mjs';
import { puppeteer, typst } from './rivals.mjs';
import { measureWatch } from './watch.mjs';

const out = path.join(folder, 'out');
const fixed = ['--out', out, '--date', '2024-08-01'];

/** Times the floor that each may take at most. @type {Readonly<Record<string, number>>} */
const bars = {
  'one briefing, cold': 2.4,
  'the same again, nothing changed': 0.6,
  check: 0.8,
  'the first of 1,000 places': 20,
};
const furtherBar = 1.2;
/** Readings of a large table that it may add to a command. */
const largeBar = 1;

/** @typedef {() => number} Measure One run, in milliseconds. */
/** @typedef {Readonly<Record<string, readonly number[]>>} Times Milliseconds of each row, one a round. */
/** @typedef {{ readonly what: string, readonly milliseconds: number, readonly floors: number, readonly bar: number | undefined }} Row */

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}

/**
 * Runs all in turn, so that what else the machine does falls on all alike. The first round warms the caches.
 * @param {Readonly<Record<string, Measure>>} measures @param {number} rounds
 * @returns {Times}
 */
function interleave(measures, rounds) {
  const names = Object.keys(measures);
  const all = Array.from({ length: rounds + 1 }, () => names.map((name) => measures[name]?.() ?? 0));
  return Object.fromEntries(names.map((name, at) => [name, all.slice(1).map((round) => round[at] ?? 0)]));
}

/** @param {readonly string[]} words */
function run(words) {
  return time(product([...words, ...fixed])).milliseconds;
}

/** A build that finds no PDF and believes nothing of an earlier one. @param {readonly string[]} words */
function cold(words) {
  for (const name of readdirSync(out)) if (name.endsWith('.pdf')) rmSync(path.join(out, name));
  return time(product([...words, '--force', '--debug', ...fixed]));
}

/**
 * A cold build that says how long its stages took, and the parts of that: each of the last run.
 * @param {readonly string[]} topic @returns {Readonly<Record<string, Measure>>}
 */
function coldWithStages(topic) {
  let said = '';
  /** @param {readonly string[]} stages @returns {Measure} */
  const last = (stages) => () =>
    stages.reduce((sum, stage) => sum + Number(new RegExp(`\\b${stage} (\\d+) ms`).exec(said)?.[1]), 0);
  return {
    'one briefing, cold': () => {
      const { milliseconds, stderr } = cold(topic);
      said = stderr;
      return milliseconds;
    },
    '  of which finishing: tags, attachments, saving': last(['tag', 'attach', 'save']),
    '  of which looking at pages and file': last(['inspect']),
  };
}

/** Every briefing as a page, in the order of `--all`, and what prints them; the browser is unpacked. */
async function prepare() {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  run(['--all', '--format', 'html']);
  const names = readdirSync(out).filter((name) => name.endsWith('.html'));
  const pages = names.sort().map((name) => path.join(out, name));
  const [page = ''] = pages;
  const topic = ['--topic', path.basename(page, '.html')];
  run(topic);
  const open = await browser();
  return { pages, page, topic, open, floorOf: floor(open) };
}

/** Every row, in the order in which they are printed. @param {number} rounds */
async function measure(rounds) {
  const { pages, page, topic, open, floorOf } = await prepare();
  const rivals = [puppeteer(page, open()), typst(page)];
  const times = interleave(
    {
      floor: () => floorOf([page]),
      ...coldWithStages(topic),
      'the same again, nothing changed': () => run(topic),
      check: () => time(product(['check'])).milliseconds,
      all: () => cold(['--all']).milliseconds,
      'floor of all': () => floorOf(pages),
      'an empty Node': () => time([process.execPath, '-e', '0']).milliseconds,
      ...(await largeMeasures()),
      ...(await chartMeasures()),
      ...Object.fromEntries(rivals.flatMap(({ what, run }) => (run === undefined ? [] : [[what, run]]))),
    },
    rounds,
  );
  const watch = await measureWatch(path.basename(page, '.html'), rounds);
  const places = { 'the first of 1,000 places': await measureFirstPlace(rounds) };
  return {
    rows: rowsOf({ ...times, ...places, ...watch }, pages.length - 1),
    skipped: rivals.flatMap(({ what, missing }) => (missing === undefined ? [] : [`${what}: ${missing}`])),
  };
}

/** @param {Times} times @param {number} further briefings of --all after the first @returns {readonly Row[]} */
function rowsOf({ all = [], 'floor of all': floorOfAll = [], ...times }, further) {
  const { floor = [], 'one briefing, cold': cold = [] } = times;
  const single = Object.entries(times).filter(([what]) => !/^(few|many): /.test(what));
  const rows = single.map(([what, each]) => ({
    what,
    milliseconds: median(each),
    floors: median(each.map((value, at) => value / (floor[at] ?? 1))),
    bar: bars[what],
  }));
  const growth = (/** @type {readonly number[]} */ many, /** @type {readonly number[]} */ one) =>
    median(many.map((value, at) => (value - (one[at] ?? 0)) / further));
  const next = growth(all, cold);
  const what = `each of ${further} further briefings, against its own print`;
  const large = largeRows(times).map(({ what, each, readings }) => ({
    what,
    milliseconds: median(each),
    floors: median(readings ?? each.map((value, at) => value / (floor[at] ?? 1))),
    bar: readings === undefined ? undefined : largeBar,
  }));
  const charts = chartRows(times).map(({ what, each, bar }) => ({
    what,
    milliseconds: median(each),
    floors: median(each.map((value, at) => value / (floor[at] ?? 1))),
    bar,
  }));
  return [
    ...rows,
    { what, milliseconds: next, floors: next / growth(floorOfAll, floor), bar: furtherBar },
    ...large,
    ...charts,
  ];
}

/** @param {readonly string[]} cells */
function line([what = '', ...cells]) {
  return `${what.padEnd(58)}${cells.map((cell) => cell.padStart(9)).join('')}\n`;
}

/** @param {Row} row */
function say({ what, milliseconds, floors, bar }) {
  const verdict = bar === undefined ? '' : floors <= bar ? 'ok' : 'OVER';
  return line([what, milliseconds.toFixed(0), floors.toFixed(2), bar?.toFixed(bar < 0.1 ? 2 : 1) ?? '', verdict]);
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const { values } = parseArgs({
    options: { pairs: { type: 'string', default: '7' }, floor: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const rounds = Number(values.pairs);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failed('--pairs is a whole number above 0');
  if (values.floor) {
    const { floorOf, page } = await prepare();
    const { floor: times = [] } = interleave({ floor: () => floorOf([page]) }, rounds);
    process.stdout.write(`${(median(times) / 1000).toFixed(3)}\n`);
    return 0;
  }
  const { rows, skipped } = await measure(rounds);
  if (values.json) process.stdout.write(`${JSON.stringify({ rows, skipped }, null, 2)}\n`);
  else process.stdout.write([line(['what', 'ms', '× floor', 'bar', '']), ...rows.map(say)].join(''));
  for (const words of skipped) process.stderr.write(`skipped: ${words}\n`);
  return rows.some(({ floors, bar }) => bar !== undefined && floors > bar) ? 1 : 0;
}

process.exitCode = await main().catch((error) => {
  if (!(error instanceof Failed)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
});

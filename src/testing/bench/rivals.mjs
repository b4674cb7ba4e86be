// What would be used instead of Briefpress, on the same page: rows of `npm run bench` where they are installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder, time } from './programs.mjs';

const scripts = path.join(import.meta.dirname, 'rivals');

/**
 * A row: what runs once and gives its milliseconds, or what is missing for it.
 * @typedef {{ readonly what: string, readonly run?: () => number, readonly missing?: string }} Rival
 */

/**
 * @param {string} page a finished page, absolute @param {import('./browser.ts').BrowserCommand} browser
 * @returns {Rival}
 */
export function puppeteer(page, { executable, environment }) {
  const what = 'a plain Puppeteer script';
  try {
    import.meta.resolve('puppeteer');
  } catch {
    return { what, missing: 'the package puppeteer is not installed' };
  }
  const script = path.join(scripts, 'puppeteer.mjs');
  const words = [process.execPath, script, page, path.join(folder, 'puppeteer.pdf'), executable];
  return { what, run: () => time(words, environment).milliseconds };
}

const compilers = [
  { asked: ['typst', '--version'], command: ['typst', 'compile'] },
  {
    asked: ['python3', '-c', 'import typst'],
    command: ['python3', '-c', 'import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])'],
  },
];

/** @param {string} page a finished page, absolute @returns {Rival} */
export function typst(page) {
  const what = 'Typst, charts by Vega';
  const compiler = compilers.find(({ asked: [program = '', ...words] }) => spawnSync(program, words).status === 0);
  if (compiler === undefined) return { what, missing: 'neither the command nor the Python package typst is installed' };
  const project = path.join(folder, 'typst');
  mkdirSync(project, { recursive: true });
  copyFileSync(path.join(scripts, 'briefing.typ'), path.join(project, 'briefing.typ'));
  writeFileSync(path.join(project, 'page.json'), JSON.stringify(blocksOf(readFileSync(page, 'utf8'))));
  const words = [process.execPath, path.join(scripts, 'typst.mjs'), project, ...compiler.command];
  return { what, run: () => time(words).milliseconds };
}

/** What the page says, as Typst's own elements are made from it. @param {string} html */
function blocksOf(html) {
  const elements = html.matchAll(/<(h[1-3]|p|li|svg|table)\b[^>]*>(.*?)<\/\1>/gs);
  return [...elements].map(([, tag, inside = '']) => {
    if (tag === 'svg') return { tag };
    if (tag !== 'table') return { tag, text: textOf(inside) };
    const rows = [...inside.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
    );
    const columns = rows[0]?.length ?? 0;
    return { tag, columns, cells: rows.filter((row) => row.length === columns).flat() };
  });
}

/** @param {string} html */
function textOf(html) {
  const named = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  const text = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  return Object.entries(named).reduce((said, [entity, sign]) => said.replaceAll(entity, sign), text.trim());
}

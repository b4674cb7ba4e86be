import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BriefError } from '../project/errors.ts';
import { browserAge } from './browser-age.ts';
import { isSandboxRefusal } from './failure.ts';
import type { FoundBrowser } from './find.ts';
import { startBrowser } from './launch.ts';

/** One line of `doctor`. `cure` says how to fix what is not ok. */
export interface Diagnosis {
  readonly name: 'Node' | 'folder' | 'fonts' | 'browser' | 'sandbox' | 'printing';
  readonly ok: boolean;
  readonly detail: string;
  readonly cure?: string;
}

export interface DiagnoseOptions {
  /** YYYY-MM-DD, for the age of the browser. */
  readonly today: string;
  /** As `process.version` gives it. */
  readonly nodeVersion: string;
  /** Absolute paths of the folders that must be writable; missing ones are made. */
  readonly folders: readonly string[];
  /** The bundled font files, as `readFont` takes them. */
  readonly fonts: readonly string[];
  /** Absolute path of `.briefpress`. */
  readonly privateFolder: string;
  /** False only where the user said --no-sandbox. */
  readonly sandbox: boolean;
  /** Seconds to wait for the browser to start, and again for its page; missing for the default. */
  readonly timeout?: number | undefined;
  /** The bytes of a font. @throws Error, where it cannot be read. */
  readFont(file: string): Uint8Array;
  /** May throw the BriefError of an unsuccessful search. */
  find(): FoundBrowser;
  /** The text of a PDF. */
  readText(pdf: Uint8Array): Promise<string>;
}

const oldestNode = [20, 19] as const;
const testText = 'Briefpress prints this line';
const testPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title></head><body><p>${testText}</p></body></html>`;
const fontSigns = ['wOF2', 'wOFF', 'OTTO', 'true', '\0\x01\0\0'];

/** Checks what a build needs of the machine, and prints a test page. Never throws: each failure is a line. */
export async function diagnose(options: DiagnoseOptions): Promise<readonly Diagnosis[]> {
  return [
    diagnoseNode(options.nodeVersion),
    ...(await Promise.all(options.folders.map(diagnoseFolder))),
    diagnoseFonts(options),
    ...(await diagnoseBrowser(options)),
  ];
}

function diagnoseNode(version: string): Diagnosis {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (ok) return { name: 'Node', ok, detail: version };
  return { name: 'Node', ok, detail: `${version} is too old`, cure: `Install Node ${oldestNode.join('.')} or newer.` };
}

async function diagnoseFolder(folder: string): Promise<Diagnosis> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return { name: 'folder', ok: true, detail: `${folder} is writable` };
  } catch (error) {
    const cure = 'Make it writable, or free some disk space.';
    return { name: 'folder', ok: false, detail: `${folder} is not writable: ${reasonOf(error)}`, cure };
  }
}

function diagnoseFonts({ fonts, readFont }: DiagnoseOptions): Diagnosis {
  const faults = fonts.map((file) => faultOfFont(file, readFont)).filter((fault) => fault !== undefined);
  if (faults.length === 0) return { name: 'fonts', ok: true, detail: `${fonts.length} bundled fonts are readable` };
  return { name: 'fonts', ok: false, detail: faults.join('; '), cure: 'Run "npm ci" to install the packages afresh.' };
}

function faultOfFont(file: string, readFont: DiagnoseOptions['readFont']): string | undefined {
  try {
    const sign = Buffer.from(readFont(file)).toString('latin1', 0, 4);
    return fontSigns.includes(sign) ? undefined : `${file} is not a font`;
  } catch (error) {
    return reasonOf(error);
  }
}

async function diagnoseBrowser(options: DiagnoseOptions): Promise<readonly Diagnosis[]> {
  let found: FoundBrowser;
  try {
    found = options.find();
  } catch (error) {
    return [failed('browser', error)];
  }
  const first = await tryBrowser({ options, found, sandbox: options.sandbox });
  if (!isSandboxRefusal(first.error)) return first.lines;
  const refused: Diagnosis = { ...failed('sandbox', first.error), detail: 'refused by the kernel or the container' };
  const second = await tryBrowser({ options, found, sandbox: false });
  return [...second.lines.filter(({ name }) => name !== 'sandbox'), refused];
}

async function tryBrowser(job: {
  readonly options: DiagnoseOptions;
  readonly found: FoundBrowser;
  readonly sandbox: boolean;
}): Promise<{ readonly lines: readonly Diagnosis[]; readonly error?: unknown }> {
  const { options, found, sandbox } = job;
  const warnings: string[] = [];
  let version: string | undefined;
  try {
    const warn = (line: string): void => {
      warnings.push(line);
    };
    const { privateFolder, timeout } = options;
    const browser = startBrowser({ found, privateFolder, sandbox, timeout, warn });
    try {
      version = await browser.version;
      const printing = await diagnosePrinting(await browser.print(testPage), options);
      return { lines: [browserLine(found, version, options.today), sandboxLine(warnings), printing] };
    } finally {
      await browser.close();
    }
  } catch (error) {
    const lines =
      version === undefined
        ? [failed('browser', error)]
        : [browserLine(found, version, options.today), sandboxLine(warnings), failed('printing', error)];
    return { lines, error };
  }
}

async function diagnosePrinting(pdf: Uint8Array, { readText }: DiagnoseOptions): Promise<Diagnosis> {
  const text = (await readText(pdf)).replace(/\s+/g, ' ').trim();
  if (text === testText)
    return { name: 'printing', ok: true, detail: `a test page of ${pdf.length} bytes, with its text` };
  const detail = `the test page's text came out as "${text.slice(0, 80)}"`;
  return {
    name: 'printing',
    ok: false,
    detail,
    cure: 'The browser finds no font: install one, or use the embedded browser.',
  };
}

function browserLine({ executable, foundIn }: FoundBrowser, version: string, today: string): Diagnosis {
  const age = browserAge(version, today);
  const told = age === undefined ? version : `${version}, ${age}`;
  return { name: 'browser', ok: true, detail: `${told}, from ${foundIn} (${executable})` };
}

function sandboxLine(warnings: readonly string[]): Diagnosis {
  return { name: 'sandbox', ok: true, detail: warnings.length === 0 ? 'on' : warnings.join(' ') };
}

function failed(name: Diagnosis['name'], error: unknown): Diagnosis {
  const hint = error instanceof BriefError ? error.hint : undefined;
  return { name, ok: false, detail: reasonOf(error), ...(hint === undefined ? {} : { cure: hint }) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Downloads the headless Chrome that Puppeteer is made for into Puppeteer's cache, by Puppeteer's own command, and
 * returns what that prints: the build and its path. Throws BriefError('browser') where there is no build for this
 * machine or the download failed.
 */
export async function installBrowser(engine: string): Promise<string> {
  const packed = join(engine, 'dist', 'download-browser.cjs');
  const command = existsSync(packed) ? packed : puppeteerCommand(engine);
  const { PUPPETEER_EXECUTABLE_PATH: _, ...env } = process.env;
  try {
    const args = [command, 'browsers', 'install', 'chrome-headless-shell'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 2 ** 24 });
    return stdout.trim().split('\n').at(-1) ?? '';
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : reasonOf(error);
    const lines = said.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
    const start = lines.findIndex((line) => /error/i.test(line));
    const why = lines.slice(Math.max(start, 0), Math.max(start, 0) + 2).map((line) => line.trim());
    throw new BriefError('browser', `The browser could not be downloaded: ${why.join(' ')}`, {
      hint: 'Check the network and HTTPS_PROXY, or install Chromium with the package manager of this system (apt install chromium, apk add chromium) and run again.',
      cause: error,
    });
  }
}

function puppeteerCommand(engine: string): string {
  const manifest = createRequire(join(engine, 'package.json')).resolve('puppeteer/package.json');
  return join(dirname(manifest), 'lib', 'cjs', 'puppeteer', 'node', 'cli.js');
}

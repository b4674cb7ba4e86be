import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether to leave tests out that need qpdf; in CI none is left out. */
export const lacksQpdf = process.env.CI === undefined && spawnSync('qpdf', ['--version']).error !== undefined;

/**
 * A PDF rewritten by qpdf, its streams in plain text, and then changed as text: as somebody else's tool would leave it.
 * `change` sees bytes as Latin-1 characters.
 */
export function rewritePdf(pdf: Uint8Array, folder: string, change: (text: string) => string): Uint8Array {
  const [source, plain, mended] = ['source.pdf', 'plain.pdf', 'mended.pdf'].map((name) => join(folder, name));
  if (source === undefined || plain === undefined || mended === undefined) throw new Error('no names');
  writeFileSync(source, pdf);
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', source, plain]);
  const text = readFileSync(plain, 'latin1');
  const changed = change(text);
  writeFileSync(plain, changed, 'latin1');
  writeFileSync(mended, execFileSync('fix-qdf', [plain], { maxBuffer: 64 * 1024 * 1024 }));
  return new Uint8Array(readFileSync(mended));
}

/** A text with one passage replaced, which must be there. */
export function replaceOnce(text: string, old: string | RegExp, replacement: string): string {
  const changed = text.replace(old, replacement);
  if (changed === text) throw new Error(`nothing to change: ${String(old)}`);
  return changed;
}

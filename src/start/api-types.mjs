// Apart from pack.mjs, so that the quick tests find a type that the API must not reach.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = fileURLToPath(new URL('../..', import.meta.url));
const typescript = path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

/**
 * Writes the types of the API: of all declarations those that src/index.ts reaches. Throws where they name a package other
 * than Node, which who installs Briefpress does not have.
 * @param {string} folder absolute; `index.d.ts` comes to lie in it
 */
export function writeTypes(folder) {
  const all = `${folder}-of-all`;
  // `check:code` finds wrong types; to look for them here too would take three times as long.
  const flags = ['--noCheck', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', all];
  execFileSync(process.execPath, [path.join(typescript, 'bin', 'tsc'), ...flags, '--rootDir', '.'], {
    cwd: engine,
    stdio: ['ignore', 2, 2],
  });
  const reached = new Set(['index.d.ts']);
  for (const file of reached) {
    const text = fs.readFileSync(path.join(all, 'src', file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from |import\()["']([^"']+)["']/g))
      reached.add(declaration(file, name));
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text.replace(/(["']\.[^"']+)\.ts(["'])/g, '$1.js$2'));
  }
  fs.rmSync(all, { recursive: true });
}

/** @param {string} file @param {string} name as it imports it */
function declaration(file, name) {
  if (!name.startsWith('.')) throw new Error(`the types of the API reach ${file}, which needs those of "${name}"`);
  const own = name.replace(/\.(m?)(?:ts|js)$/, '.d.$1ts');
  return path.posix.join(path.posix.dirname(file), own);
}

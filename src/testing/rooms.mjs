// Holds the imports of `src/` against the map in `src/README.md`: a room uses the rooms that its line names, and all of
// them stand above that line, so that rooms make no circle. Circles of files are found by Biome.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A room as the map has it: its name as an entry of `src/`, and the rooms whose files it may import.
 * @typedef {{ readonly name: string, readonly uses: readonly string[] }} Room
 */

const mostEntries = 22;

/**
 * The rows of the map's table, from the lowest room up: the first cell names the room, the last what it may use.
 * @param {string} markdown @returns {readonly Room[]}
 */
export function readMap(markdown) {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((row) => {
      const cells = row.split('|');
      return { name: namesIn(cells[1])[0] ?? '', uses: namesIn(cells.at(-2)) };
    });
}

/** @param {string | undefined} cell */
function namesIn(cell = '') {
  return [...cell.matchAll(/`([\w.-]+?)\/?`/g)].map(([, name = '']) => name);
}

/**
 * What is wrong with the map itself: a room that may use one which does not stand above it.
 * @param {readonly Room[]} rooms @returns {readonly string[]}
 */
export function checkMap(rooms) {
  return rooms.flatMap(({ name, uses }, index) => {
    const above = rooms.slice(0, index).map((room) => room.name);
    const wrong = uses.filter((used) => !above.includes(used));
    return wrong.map((used) => `src/README.md: "${name}" may use "${used}", which does not stand above it`);
  });
}

const imported = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

/**
 * The imports that the map does not allow, and the entries of `src/` that it has no line for.
 * @param {ReadonlyMap<string, string>} sources texts of files by their paths from `src`, with forward slashes
 * @param {readonly Room[]} rooms @returns {readonly string[]}
 */
export function checkImports(sources, rooms) {
  const allowed = new Map(rooms.map(({ name, uses }) => [name, uses]));
  return [...sources].flatMap(([file, text]) => {
    const own = roomOf(file);
    const uses = allowed.get(own);
    if (uses === undefined) return [`src/${file}: src/README.md has no line for "${own}"`];
    return [...text.matchAll(imported)]
      .map(([, name = '']) => path.posix.join(path.posix.dirname(file), name))
      .filter((other) => roomOf(other) !== own && !uses.includes(roomOf(other)))
      .map((other) => `src/${file}: imports src/${other}; src/README.md does not let "${own}" use "${roomOf(other)}"`);
  });
}

/** @param {string} file */
function roomOf(file) {
  return file.split('/')[0] ?? file;
}

/** @param {string} src an absolute path @returns {ReadonlyMap<string, string>} every source below it but tests */
function readSources(src) {
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'));
  const sources = names.filter((name) => /\.(ts|mjs)$/.test(name) && !/\.test\.ts$/.test(name)).sort();
  return new Map(sources.map((name) => [name, readFileSync(path.join(src, name), 'utf8')]));
}

const script = fileURLToPath(import.meta.url);
if (process.argv[1] === script) {
  const src = path.dirname(path.dirname(script));
  const rooms = readMap(readFileSync(path.join(src, 'README.md'), 'utf8'));
  const entries = readdirSync(src).filter((name) => !/\.test\.ts$/.test(name));
  const faults = [
    ...checkMap(rooms),
    ...checkImports(readSources(src), rooms),
    ...(entries.length > mostEntries ? [`src: it has ${entries.length} entries, more than ${mostEntries}`] : []),
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

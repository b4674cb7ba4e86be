// What a table of 100,000 values adds to each command, against reading them into statistics and doing nothing else.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleScript, folder, product, time } from './programs.mjs';

const [measures, months] = [10, 100];
const [manyAreas, fewAreas] = [100, 2];

const table = {
  columns: { area: 'place', measure: 'measure', month: 'period', value: 'value', status: 'status' },
  signs: { p: 'provisional' },
  'new-places': { level: 'district', language: 'en' },
  measures: Array.from({ length: measures }, (_, index) => {
    const name = `Measure ${letter(index)}`;
    return { id: `measure-${letter(index)}`, heads: [name], measure: name, unit: 'number' };
  }),
};

/** @param {number} index */
function letter(index) {
  return String.fromCharCode(97 + index);
}

/** @param {number} areas */
function rowsOf(areas) {
  const rows = ['area,measure,month,value,status'];
  for (let area = 0; area < areas; area += 1)
    for (let measure = 0; measure < measures; measure += 1)
      for (let month = 0; month < months; month += 1) {
        const value = ((area * 7919 + measure * 104729 + month * 1299709) % 99991) / 10;
        const when = `${2015 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        rows.push(`Area ${area},Measure ${letter(measure)},${when},${value},${month === months - 1 ? 'p' : ''}`);
      }
  return `${rows.join('\n')}\n`;
}

const source = {
  format: 1,
  title: 'Figures of areas',
  publisher: 'Statistics Office',
  published: '2024-02-01',
  kind: 'Statistical table',
  channel: 'series',
  language: 'en',
  primary: true,
  grade: 'A',
  next: 'none',
  tables: [table],
};

/** A topic that prints ten values, six of them by following their series. */
const printed = [
  ...['latest', 'previous', 'year-before'].flatMap((follow) => [
    `${follow}:measure-a-area-0`,
    `${follow}:measure-b-area-1`,
  ]),
  ...['c', 'd', 'e', 'f'].map((each) => `measure-${each}-area-1-2023-04`),
];
const topic = `---
format: 1
title: Values of areas
place: Areas
period: '{{period "latest:measure-a-area-0"}}'
summary: The office counted {{stat "latest:measure-a-area-0"}}.
---

## Values

${printed.map((id) => `The office counted {{stat "${id}"}}.`).join(' ')}
`;

/**
 * Writes a project with one table, and gives its folder.
 * @param {string} name @param {number} areas
 */
function makeProject(name, areas) {
  const root = path.join(folder, name);
  /** @type {Readonly<Record<string, string>>} */
  const files = {
    'data/publication.yaml': 'format: 1\nname: Desk\nseries: Figures\nlocale: en-GB\n',
    'data/sources/areas.yaml': JSON.stringify(source, null, 1),
    'data/sources/areas.csv': rowsOf(areas),
    'templates/topics/values.md': topic,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

/** What each command is, by its name in the table. @type {Readonly<Record<string, readonly string[]>>} */
const commands = {
  check: ['check'],
  'the same again': ['--topic', 'values', '--date', '2024-08-01'],
  'a briefing of ten, cold': ['--topic', 'values', '--date', '2024-08-01', '--force'],
};

const reading = 'reading a table of 100,000 values';

/** Every run that is timed, each in milliseconds. @returns {Promise<Readonly<Record<string, () => number>>>} */
export async function largeMeasures() {
  const [many, few] = [makeProject('many', manyAreas), makeProject('few', fewAreas)];
  const script = await bundleScript('read-table');
  /** @param {string} root @param {readonly string[]} words */
  const run = (root, words) => () => time(product(['--project', root, ...words])).milliseconds;
  const pairs = Object.entries(commands).flatMap(([what, words]) => [
    [`few: ${what}`, run(few, words)],
    [`many: ${what}`, run(many, words)],
  ]);
  for (const root of [few, many]) run(root, commands['the same again'] ?? [])();
  /** @param {string} root */
  const read = (root) => () => time([process.execPath, script, root]).milliseconds;
  return { ...Object.fromEntries(pairs), 'few: reading': read(few), 'many: reading': read(many) };
}

/**
 * What the large table adds to each command, in milliseconds and in readings of it, each round by itself.
 * @param {Readonly<Record<string, readonly number[]>>} times
 * @returns {readonly { readonly what: string, readonly each: readonly number[], readonly readings?: readonly number[] }[]}
 */
export function largeRows(times) {
  /** @param {string} what */
  const added = (what) => (times[`many: ${what}`] ?? []).map((value, at) => value - (times[`few: ${what}`]?.[at] ?? 0));
  const readings = added('reading');
  return [
    { what: reading, each: readings },
    ...Object.keys(commands).map((what) => {
      const each = added(what);
      return { what: `  what it adds: ${what}`, each, readings: each.map((value, at) => value / (readings[at] ?? 1)) };
    }),
  ];
}

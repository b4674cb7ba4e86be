import fs from 'node:fs';
import path from 'node:path';
import { withBuiltIn } from '../data/built-in-units.ts';
import { readYamlFile } from '../data/read.ts';
import { publicationSchema, unitsSchema } from '../data/schema.ts';
import { findReleaseCell } from '../data/tables/find-release-cell.ts';
import { TableError, type TableFile, tableExtensions } from '../data/tables/grid.ts';
import { guessTables } from '../data/tables/guess.ts';
import { guessLanguage } from '../data/tables/guess-language.ts';
import { slug } from '../data/tables/guess-measures.ts';
import { openTable } from '../data/tables/open-table.ts';
import { largestTable } from '../data/tables/read-tables.ts';
import { starterSource } from '../data/tables/starter-source.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import type { BuildEdge } from './request.ts';

/** A source that was made for a table file. */
export interface DescribedSource {
  readonly id: string;
  /** Path of the description in the project. */
  readonly file: string;
  /** What the cells do not tell, in words. */
  readonly undecided: readonly string[];
}

/**
 * Copies a table file into `data/sources`, where it does not lie there already, and writes beside it a description of
 * what was found in it. `given` is its path; `lang` the language of its labels, found from its months if it is missing.
 * @throws BriefError usage for a file that is none or has a description; data for one in which no table is found.
 */
export async function describeSource(
  given: string,
  lang: string | undefined,
  edge: BuildEdge,
): Promise<DescribedSource> {
  const source = path.resolve(edge.root, given);
  const extension = path.extname(source).slice(1).toLowerCase();
  refuseOther(given, source, extension);
  const id = sourceIdOf(source);
  const file = `data/sources/${id}.yaml`;
  const files = projectFiles(edge);
  if (files.exists(file)) {
    throw new BriefError('usage', `${file} is there already`, {
      hint: 'nothing was changed; remove it, or give the table file another name',
    });
  }
  const bytes = fs.readFileSync(source);
  const table = await open(bytes, given);
  const own = readYamlFile('data/publication.yaml', publicationSchema, { files, findings: [] })?.value.locale ?? 'en';
  const language = lang ?? guessLanguage(table, own.split('-')[0] ?? own);
  const guess = guessTables(table, language);
  if (guess.tables.length === 0) {
    throw new BriefError('data', `${given}: ${guess.undecided.join('; ')}`, { hint: 'nothing was written' });
  }
  const folder = path.join(edge.root, 'data', 'sources');
  prepareOutput(folder, edge.root);
  // Where it lies in the folder already, it stays as it is: a copy would be read beside it.
  const stays = path.dirname(source) === folder;
  const name = stays ? path.basename(source) : `${id}.${extension}`;
  if (!stays) writeFile(path.join(folder, name), bytes);
  const dateCell = findReleaseCell(table, guess.tables, language);
  const makesPlaces = !files.exists('data/places.yaml');
  const found = { file: name, id, language, pageLanguage: own, dateCell };
  const { text, undecided } = starterSource(guess, {
    ...found,
    makesPlaces,
    units: knownUnits(files),
    today: edge.today(),
  });
  writeFile(path.join(edge.root, file), text);
  return { id, file, undecided };
}

/** Ids of the units that every project has, and of its own. */
function knownUnits(files: Files): ReadonlySet<string> {
  const file = 'data/units.yaml';
  const own = files.exists(file) ? readYamlFile(file, unitsSchema, { files, findings: [] })?.value.units : undefined;
  return new Set([...withBuiltIn(new Map()).keys(), ...(own ?? []).map(({ id }) => id)]);
}

async function open(bytes: Uint8Array, given: string): Promise<TableFile> {
  try {
    return await openTable(bytes, given);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { line, column, message } = error;
    throw new BriefError('data', `${given}:${line}:${column}: ${message}`, { hint: 'nothing was written' });
  }
}

function refuseOther(given: string, source: string, extension: string): void {
  if (!fs.existsSync(source)) throw new BriefError('usage', `${given}: no such file`);
  if (!fs.statSync(source).isFile()) throw new BriefError('usage', `${given}: this is not a file`);
  if (fs.statSync(source).size > largestTable) {
    throw new BriefError('usage', `${given}: the file has more than ${largestTable / 1024 / 1024} MB`);
  }
  if (tableExtensions.some((known) => known === extension)) return;
  throw new BriefError('usage', `${given}: ".${extension}" is not a kind of table file`, {
    hint: `table files: ${tableExtensions.join(', ')}`,
  });
}

/** The id of a source for a table file. */
export function sourceIdOf(file: string): string {
  const name = path.basename(file, path.extname(file));
  const id = slug(name).slice(0, 64).replace(/-$/, '');
  return id === '' ? 'table' : id;
}

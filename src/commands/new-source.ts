import fs from 'node:fs';
import path from 'node:path';
import type { Options } from '../command-line/options.ts';
import { idPattern } from '../data/fields.ts';
import { readYamlFile } from '../data/read.ts';
import { publicationSchema } from '../data/schema.ts';
import { TableError, tableExtensions } from '../data/tables/grid.ts';
import { guessTables } from '../data/tables/guess.ts';
import { guessLanguage } from '../data/tables/guess-language.ts';
import { slug } from '../data/tables/guess-measures.ts';
import { openTable } from '../data/tables/open-table.ts';
import { largestTable } from '../data/tables/read-tables.ts';
import { starterSource } from '../data/tables/starter-source.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { prepareOutput, writeFile } from '../project/write.ts';

/**
 * Copies a table file into `data/sources` and writes beside it a description of what was found; prints the path of the
 * description, and tells what could not be decided. Gives the exit code.
 */
export async function runNewSource(given: string, { lang, json, quiet }: Options, edge: Edge): Promise<number> {
  const source = path.resolve(edge.root, given);
  const folder = path.join(edge.root, 'data', 'sources');
  const extension = path.extname(source).slice(1).toLowerCase();
  refuseOther(given, source, extension);
  const id = idOf(path.basename(source, path.extname(source)));
  const [name, description] = [`${id}.${extension}`, `${id}.yaml`];
  const files = projectFiles(edge);
  if (files.exists(`data/sources/${description}`)) {
    throw new BriefError('usage', `data/sources/${description} is there already`, {
      hint: 'nothing was changed; remove it, or give the table file another name',
    });
  }
  const own = readYamlFile('data/publication.yaml', publicationSchema, { files, findings: [] })?.value.locale;
  const bytes = fs.readFileSync(source);
  const table = await openTable(bytes, name).catch((error: unknown) => {
    if (!(error instanceof TableError)) throw error;
    throw new BriefError('data', `${given}:${error.line}:${error.column}: ${error.message}`, {
      hint: 'nothing was written',
    });
  });
  const language = lang ?? guessLanguage(table, languageOf(own));
  const guess = guessTables(table, language);
  if (guess.tables.length === 0) {
    throw new BriefError('data', `${given}: ${guess.undecided.join('; ')}`, { hint: 'nothing was written' });
  }
  prepareOutput(folder);
  // Where it lies in the folder already, under a name that is an id, it stays as it is.
  const stays = path.dirname(source) === folder && idPattern.test(path.basename(source, path.extname(source)));
  if (!stays) writeFile(path.join(folder, name), bytes);
  const file = stays ? path.basename(source) : name;
  const today = edge.now().toISOString().slice(0, 10);
  writeFile(path.join(folder, description), starterSource(guess, { file, id, language, today }));
  const written = `data/sources/${description}`;
  edge.print(json ? JSON.stringify({ id, file: written, undecided: guess.undecided }, null, 2) : written);
  if (!quiet) {
    for (const line of guess.undecided) edge.tell(`not decided: ${line}`);
    edge.tell(`next: briefpress list statistics --source ${id}`);
  }
  return 0;
}

function languageOf(tag: string | undefined): string {
  return (tag ?? 'en').split('-')[0] ?? 'en';
}

function refuseOther(given: string, source: string, extension: string): void {
  if (!fs.existsSync(source)) throw new BriefError('usage', `${given}: no such file`);
  if (!fs.statSync(source).isFile()) throw new BriefError('usage', `${given}: this is not a file`);
  if (fs.statSync(source).size > largestTable) {
    throw new BriefError('usage', `${given}: the file has more than ${largestTable / 1024 / 1024} MB`);
  }
  if (tableExtensions.some((known) => known === extension)) return;
  throw new BriefError('usage', `${given}: ".${extension}" is no table file`, {
    hint: `table files: ${tableExtensions.join(', ')}`,
  });
}

function idOf(name: string): string {
  const id = slug(name).slice(0, 64).replace(/-$/, '');
  return id === '' ? 'table' : id;
}

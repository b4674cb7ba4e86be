// Reads a table file as a source describes it, and makes nothing of it: what no command that needs it can do without.
// Its arguments: the table file, the description as JSON. Prints how many values there are.
import { readFileSync } from 'node:fs';
import { tableSchema } from '../../data/tables/description.ts';
import { extractTable } from '../../data/tables/extract.ts';
import { openTable } from '../../data/tables/open-table.ts';

const [, , file = '', description = ''] = process.argv;
const table = await openTable(readFileSync(file), file);
const { values } = extractTable(table, tableSchema.parse(JSON.parse(description)), 'en');
process.stdout.write(`${values.length}\n`);

// Reads the statistics of a project into memory, each of them, and does nothing with them. Its argument: the project's
// folder. Prints how many there are.
import { loadWithTables } from '../../data/load.ts';
import { projectFiles } from '../../project/files.ts';

const [, , root = ''] = process.argv;
const { statistics } = await loadWithTables(projectFiles({ root, engine: root }));
process.stdout.write(`${[...statistics.values()].length}\n`);

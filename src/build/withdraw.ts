import path from 'node:path';
import { chooseBriefings, chooseTopics } from '../check/project.ts';
import type { Options } from '../command-line/flags.ts';
import { formatRecord } from '../editions/format.ts';
import { loadEditions } from '../editions/load.ts';
import { editionFile } from '../editions/read.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { writeFile } from '../project/write.ts';
import { publicationDate } from './choose.ts';

/**
 * Withdraws an issued edition: its record says so and why, and the next edition will. Prints the path of the record.
 * Gives the exit code.
 * @throws BriefError usage for an edition that there is not; data for one that was withdrawn before.
 */
export function runWithdraw(options: Options, edge: Edge): number {
  const { withdraw: number, reason } = options;
  if (number === undefined || reason === undefined || reason.trim() === '') {
    throw new BriefError('usage', 'withdrawing needs the number of the edition and a reason', {
      hint: 'npm run brief -- issue --topic ID --withdraw 2 --reason "why"',
    });
  }
  const files = projectFiles(edge);
  const names = chooseBriefings(files, {
    ids: chooseTopics(files, options.topics),
    lang: options.lang,
    params: options.params,
  });
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new BriefError('usage', 'one edition is withdrawn at a time', { hint: `briefings: ${names.join(', ')}` });
  const editions = loadEditions(files, name);
  const record = editions.find(({ edition }) => edition === number);
  if (record === undefined) {
    throw new BriefError('usage', `${name} has no edition ${number}`, {
      hint: editions.length === 0 ? 'none was issued yet' : `editions: 1 to ${editions.length}`,
    });
  }
  if (record.withdrawn !== undefined) {
    const { date, reason: said } = record.withdrawn;
    throw new BriefError('data', `edition ${number} of ${name} was withdrawn on ${date} already: ${said}`);
  }
  const date = publicationDate(options, edge);
  const file = editionFile(name, number);
  const withdrawn = { date, reason: reason.trim(), after: editions.length };
  writeFile(path.join(edge.root, file), formatRecord({ ...record, withdrawn }));
  const next =
    number === editions.length ? 'the next edition says so, and may have the same content' : 'the next edition says so';
  edge.tell(`${name}: edition ${number} is withdrawn; ${next}`);
  const kept = path.relative(process.cwd(), path.join(edge.root, file));
  edge.print(options.json ? JSON.stringify({ briefing: name, edition: number, withdrawn: date, record: kept }) : kept);
  return 0;
}

import path from 'node:path';
import { chooseBriefings, chooseTopics } from '../check/choose-briefings.ts';
import { openPlaces, placesIn } from '../check/project.ts';
import { formatRecord } from '../editions/format.ts';
import { editionFile, loadEditions } from '../editions/read.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { publicationDate } from './asked-date.ts';
import type { BuildEdge, BuildRequest, Selection } from './request.ts';

/** An edition to withdraw, and why. */
export interface Withdrawal {
  readonly selection: Omit<Selection, 'all' | 'shard'> & Pick<BuildRequest, 'date'>;
  readonly number: number;
  readonly reason: string;
}

export interface Withdrawn {
  readonly briefing: string;
  readonly edition: number;
  /** The day, YYYY-MM-DD. */
  readonly date: string;
  /** Its record, from the project's root. */
  readonly record: string;
  /** Whether no later edition was issued. */
  readonly isNewest: boolean;
}

/**
 * Withdraws an issued edition: its record says so and why, and the next edition will.
 * @throws BriefError usage for an edition that is unknown; data for one that was withdrawn before.
 */
export async function withdrawEdition({ selection, number, reason }: Withdrawal, edge: BuildEdge): Promise<Withdrawn> {
  const files = projectFiles(edge);
  const briefing = await chooseOne(selection, files);
  const editions = loadEditions(files, briefing);
  const found = editions.find(({ edition }) => edition === number);
  if (found === undefined) {
    throw new BriefError('usage', `${briefing} has no edition ${number}`, {
      hint: editions.length === 0 ? 'none was issued yet' : `editions: 1 to ${editions.length}`,
    });
  }
  if (found.withdrawn !== undefined) {
    const { date, reason: said } = found.withdrawn;
    throw new BriefError('data', `edition ${number} of ${briefing} was withdrawn on ${date} already: ${said}`);
  }
  const date = publicationDate(selection, edge);
  const record = editionFile(briefing, number);
  const withdrawn = { date, reason: reason.trim(), after: editions.length };
  prepareOutput(path.dirname(path.join(edge.root, record)), edge.root);
  writeFile(path.join(edge.root, record), formatRecord({ ...found, withdrawn }));
  return { briefing, edition: number, date, record, isNewest: number === editions.length };
}

async function chooseOne({ topics, lang, params }: Withdrawal['selection'], files: Files): Promise<string> {
  const ids = chooseTopics(files, topics);
  const places = placesIn(files, await openPlaces(files, ids));
  const names = chooseBriefings(files, { ids, lang, params }, places).map(({ name }) => name);
  const [name] = names;
  if (name !== undefined && names.length === 1) return name;
  throw new BriefError('usage', 'one edition is withdrawn at a time', { hint: `briefings: ${names.join(', ')}` });
}

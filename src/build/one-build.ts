import path from 'node:path';
import type { Brief } from '../brief.ts';
import type { Project } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes, type Finding, formatFinding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';
import { writeFile } from '../project/write.ts';
import { listBriefings } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import type { WrittenFile } from './memory.ts';

/** What a piece of work gives, or the error that a person can mend. */
export async function attempt<T>(make: () => Promise<T>): Promise<T | BriefError> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof BriefError) return error;
    throw error;
  }
}

/** Tells why a briefing was not built. Gives the exit code. */
export function tellFailure(name: string, error: BriefError, edge: Edge): number {
  for (const finding of error.findings) edge.tell(formatFinding(finding));
  edge.tell(`error: ${name} was not built: ${error.message}`);
  if (error.hint !== undefined) edge.tell(`  ${error.hint}`);
  return exitCodes[error.failure];
}

export function tellUpToDate(name: string, { quiet }: Options, edge: Edge): void {
  if (!quiet) edge.tell(`${name}: up to date`);
}

interface Telling {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
}

/** Tells every finding, and leaves out the topics that have an error. Errors in what all share leave none. */
export function keepGood(
  { topics, findings }: Project,
  names: readonly string[],
  { options, edge, files }: Telling,
): readonly Topic[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of options.quiet ? errors : findings) edge.tell(formatFinding(finding));
  const concerning = (name: string): readonly Finding[] => errors.filter(({ file }) => isAbout(name, file, files));
  for (const name of names) {
    const own = concerning(name);
    const isRead = topics.some(({ id }) => id === name);
    if (own.length > 0 || !isRead)
      edge.tell(`error: ${name} was not built: ${countErrors(own)}; what was there is unchanged`);
  }
  return topics.filter(({ id }) => concerning(id).length === 0);
}

/** Whether what stands in a file concerns a briefing: its own topic, or what all share. */
export function isAbout(name: string, file: string, files: Files): boolean {
  const topic = /^templates\/topics\/(.*)\.md$/.exec(file)?.[1];
  return topic === undefined || listBriefings(files, [topic]).some((briefing) => briefing.name === name);
}

function countErrors(errors: readonly Finding[]): string {
  return errors.length === 1 ? '1 error' : `${errors.length} errors`;
}

/** Writes a briefing's files, each whole or not at all. */
export function writeFormats({
  made,
  name,
  options,
  out,
}: {
  readonly made: Brief;
  readonly name: string;
  readonly options: Options;
  readonly out: string;
}): readonly WrittenFile[] {
  return options.formats.flatMap((format) => {
    const content = made[format];
    if (content === undefined) return [];
    const target = path.join(out, `${name}.${format}`);
    writeFile(target, content);
    return [{ file: target, sha256: sha256(content) }];
  });
}

import path from 'node:path';
import type { Brief } from '../brief.ts';
import type { Project } from '../check/project.ts';
import type { Format } from '../page/format.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import { writeFile } from '../project/write.ts';
import type { BriefingName } from '../topic/params.ts';
import type { WrittenFile } from './results.ts';

/** What a piece of work gives, or the error that a person can fix. */
export async function attempt<T>(make: () => Promise<T> | T): Promise<T | BriefError> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof BriefError) return error;
    throw error;
  }
}

/** Why briefings are not built, by name: what has an error itself, and all of them for an error in what all share. */
export function refusals(
  { topics, findings }: Project,
  named: readonly BriefingName[],
): ReadonlyMap<string, BriefError> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const read = new Set(topics.map(({ id }) => id));
  return new Map(
    named.flatMap((briefing): readonly (readonly [string, BriefError])[] => {
      const own = errors.filter(({ file }) => isAbout(briefing, file));
      if (own.length === 0 && read.has(briefing.name)) return [];
      return [
        [
          briefing.name,
          new BriefError('data', `${countErrors(own)}; any earlier file is unchanged`, { findings: own }),
        ],
      ];
    }),
  );
}

/** Whether what stands in a file concerns a briefing: its own topic, or what all share. */
export function isAbout({ topic }: BriefingName, file: string): boolean {
  const of = /^templates\/topics\/(.*)\.md$/.exec(file)?.[1];
  return of === undefined || of === topic;
}

function countErrors(errors: readonly Finding[]): string {
  return errors.length === 1 ? '1 error' : `${errors.length} errors`;
}

/** Writes a briefing's files, each whole or not at all. */
export function writeFormats({
  made,
  name,
  formats,
  out,
}: {
  readonly made: Brief;
  readonly name: string;
  readonly formats: readonly Format[];
  readonly out: string;
}): readonly WrittenFile[] {
  return formats.flatMap((format) => {
    const content = made[format];
    if (content === undefined) return [];
    const target = path.join(out, `${name}.${format}`);
    writeFile(target, content);
    return [{ file: target, sha256: sha256(content) }];
  });
}

import path from 'node:path';
import { type Brief, type BriefRequest, brief, type Stage } from '../brief.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';
import { writeFile } from '../project/write.ts';
import { fileName } from './file-name.ts';
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

/** What a briefing is built with; `out` is the absolute path of the folder to write to. */
export interface Building {
  readonly files: Files;
  readonly out: string;
  readonly browser: RunningBrowser | undefined;
  readonly begin?: (stage: Stage) => void;
}

/** The files of one briefing, and what is to be said of them. */
export interface BuiltFiles {
  readonly files: readonly WrittenFile[];
  readonly warnings: readonly string[];
}

/** Builds a briefing and writes its files, each whole or not at all. @throws BriefError */
export async function buildFiles(request: BriefRequest, building: Building): Promise<BuiltFiles> {
  const { files, out, browser, begin = () => {} } = building;
  const made = await brief({ ...request, begin }, files, browser);
  const warnings = await heavyWarning(request, made);
  const written = request.formats.flatMap((format) => {
    const content = made[format];
    if (content === undefined) return [];
    const file = path.join(out, fileName(request.name, format));
    writeFile(file, content);
    return [{ file, sha256: sha256(content) }];
  });
  return { files: written, warnings };
}

/** Below this many bytes no PDF is too heavy, and it need not be read to be weighed. */
const lightest = 160_000;

/** The warning of a PDF that is too heavy to mail lightly, with what is heavy in it. */
export async function heavyWarning(
  { name, locale }: Pick<BriefRequest, 'name' | 'locale'>,
  { pdf }: Brief,
): Promise<readonly string[]> {
  if (pdf === undefined || pdf.length <= lightest) return [];
  const { tellWeight, weighPdf, weightLimit } = await import('../pdf/rules/weigh-pdf.ts');
  const heavy = tellWeight(weighPdf(pdf), weightLimit(locale.tag));
  return heavy === undefined ? [] : [`warning: ${name} ${heavy}`];
}

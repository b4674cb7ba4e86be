import path from 'node:path';
import type { BriefRequest } from '../brief.ts';
import { type Output, readOutput } from '../manifest/read-output.ts';
import type { Format } from '../page/format.ts';
import { type Decision, decide } from './decide.ts';
import { fileName } from './file-name.ts';
import { contentHash } from './inputs.ts';

/** A request for the formats that are not up to date, and why they are not. */
interface Decided {
  readonly request: BriefRequest;
  readonly decision: Decision;
}

/** The files of a briefing that are there. */
export interface Outputs {
  /** The date of publication that one with this content has, YYYY-MM-DD. */
  readonly dateOf: (content: string) => string | undefined;
  readonly decide: (request: BriefRequest, force: boolean) => Decided;
}

/**
 * Reads the files of a briefing in a folder (absolute path): those of the formats asked for, and after them the others, which
 * may have the date of the last build too. A table says nothing of what it was made from, and is written each time.
 */
export function readOutputs(name: string, out: string, wanted: readonly Format[]): Outputs {
  const formats = [...new Set([...wanted, 'pdf', 'html'] as const)].filter((format) => format !== 'csv');
  const outputs = new Map<Format, Output>(
    formats.map((format) => [format, readOutput(path.join(out, fileName(name, format)))]),
  );
  return {
    dateOf: (content) => {
      const kept = [...outputs.values()].find(
        (output) => typeof output !== 'string' && contentHash(output.inputs) === content,
      );
      return typeof kept === 'object' ? kept.published : undefined;
    },
    decide: (request, force) => decideFormats(request, outputs, force),
  };
}

/** The request for the formats that are not up to date, and why they are not. */
function decideFormats(request: BriefRequest, outputs: ReadonlyMap<Format, Output>, force: boolean): Decided {
  const decided = request.formats.map((format) => ({
    format,
    ...decide(outputs.get(format) ?? 'gone', request.made(format), force),
  }));
  const stale = decided.filter(({ build }) => build);
  const reasons = [...new Set(stale.flatMap((one) => one.reasons))];
  return {
    request: { ...request, formats: stale.map(({ format }) => format) },
    decision: { build: stale.length > 0, reasons },
  };
}

import type { MadeFrom } from '../manifest/made-from.ts';
import type { Output } from '../manifest/read-output.ts';
import { contentHash } from './inputs.ts';
import { changeReasons } from './reasons.ts';

/** What date of publication a briefing can have; each YYYY-MM-DD. */
export interface Dates {
  /** `--date`, else SOURCE_DATE_EPOCH. */
  readonly asked: string | undefined;
  /** Of the issued edition that the content is, where it is one. */
  readonly issued: string | undefined;
  /** Of the last build of the same content, where there was one. */
  readonly kept: string | undefined;
  readonly today: string;
}

/** The printed date moves only when the content does. */
export function chooseDate({ asked, issued, kept, today }: Dates): string {
  return asked ?? issued ?? kept ?? today;
}

/** Whether to write a file, and why; the first time needs no reason. */
export interface Decision {
  readonly build: boolean;
  readonly reasons: readonly string[];
}

/** Decides about one file of a briefing: what stands there, and what would be made now. */
export function decide(output: Output, now: MadeFrom, force: boolean): Decision {
  const forced = force ? ['--force'] : [];
  if (output === 'edited') return { build: true, reasons: ['its file was changed after it was written', ...forced] };
  if (typeof output === 'string') return { build: true, reasons: forced };
  // Another content brings another date with it.
  const isRedated = output.published !== now.published && contentHash(output.inputs) === contentHash(now.inputs);
  const reasons = [...changeReasons(output, now), ...(isRedated ? [`the date is ${now.published}`] : []), ...forced];
  return { build: reasons.length > 0, reasons };
}

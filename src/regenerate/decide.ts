import { changeReasons, type Inputs, sameContent } from './inputs.ts';
import type { State } from './state.ts';

/** What is known when it is decided whether to build. Dates are YYYY-MM-DD. */
export interface Situation {
  readonly inputs: Inputs;
  /** What the last build knew, where there was one. */
  readonly state: State | undefined;
  /** Whether the files that are wanted are there as they were written. */
  readonly outputsStand: boolean;
  readonly force: boolean;
  /** Date of the issued edition that the content is, where it is one. */
  readonly issued?: string | undefined;
  /** `--date` or SOURCE_DATE_EPOCH. */
  readonly askedDate: string | undefined;
  readonly today: string;
}

/** Whether to build, with what date of publication, and why; of a first build there is nothing to say. */
export interface Decision {
  readonly build: boolean;
  readonly date: string;
  readonly reasons: readonly string[];
}

/**
 * Decides about one briefing. Its printed date moves only when its content does: without a date that was asked for, it
 * is that of the issued edition of the same content, else of the last build of it, else today.
 */
export function decide({ inputs, state, outputsStand, force, issued, askedDate, today }: Situation): Decision {
  const kept = state !== undefined && sameContent(state.inputs, inputs) ? state.date : undefined;
  const date = askedDate ?? issued ?? kept ?? today;
  const reasons = [
    ...(state === undefined ? [] : changeReasons(state.inputs, inputs)),
    ...(state !== undefined && date !== state.date && kept !== undefined ? [`the date is ${date}`] : []),
    ...(state !== undefined && !outputsStand ? ['its file is gone, or not as it was written'] : []),
    ...(force ? ['--force'] : []),
  ];
  return { build: state === undefined || reasons.length > 0, date, reasons };
}

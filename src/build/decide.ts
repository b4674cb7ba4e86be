import { sameContent } from './inputs.ts';
import { changeReasons, type Origin } from './reasons.ts';
import type { State } from './state.ts';

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

/** What is known when it is decided whether to write one output. */
export interface Situation {
  readonly origin: Origin;
  /** Date of publication, YYYY-MM-DD. */
  readonly date: string;
  /** What is known of the last time that it was written, where it was. */
  readonly state: State | undefined;
  /** What has become of it since. */
  readonly output: OutputNow;
  readonly force: boolean;
}

export type OutputNow = 'as-written' | 'gone' | 'edited';

/** Whether to write an output, and why; of the first time there is nothing to say. */
export interface Decision {
  readonly build: boolean;
  readonly reasons: readonly string[];
}

/** Decides about one output of a briefing. */
export function decide({ origin, date, state, output, force }: Situation): Decision {
  const forced = force ? ['--force'] : [];
  if (state === undefined) return { build: true, reasons: forced };
  const changed = changeReasons(state, origin);
  const reasons = [
    ...changed,
    // Another content brings another date with it.
    ...(date !== state.date && sameContent(state.inputs, origin.inputs) ? [`the date is ${date}`] : []),
    ...(output === 'gone' ? ['its file is gone'] : []),
    ...(output === 'edited' ? ['its file is not as it was written'] : []),
    ...forced,
  ];
  return { build: reasons.length > 0, reasons };
}

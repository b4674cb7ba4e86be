import type { Stage } from '../brief.ts';
import type { Finding } from '../project/errors.ts';

/** Told of a build while it goes on. */
export interface BuildListener {
  /** How many briefings are built or found up to date. Called first. */
  readonly count?: (briefings: number) => void;
  /** Everything that `check` finds in them, once, before any of them is built. */
  readonly found?: (findings: readonly Finding[]) => void;
  /** Each briefing that is built, as that begins and why; no reason the first time. */
  readonly begin?: (briefing: string, reasons: readonly string[]) => void;
  /** Each stage of a briefing that is built, as that begins. */
  readonly stage?: (briefing: string, stage: Stage) => void;
  /** Each briefing that needs no more work: written, up to date, or failed. */
  readonly end?: (briefing: string) => void;
}

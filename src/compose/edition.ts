import type { EditionStatus } from '../editions/history.ts';

/** Which edition of a briefing this is. */
export interface Edition {
  /** Date of publication, YYYY-MM-DD. */
  readonly published: string;
  /** Number of the issued edition with this content; missing where it was not issued. */
  readonly number?: number;
  readonly draft: boolean;
}

/** What changes in a briefing with its date of issue and with the editions before it. */
export interface EditionContext {
  readonly edition: Edition;
  /** What it is compared with; missing for a first edition. */
  readonly history?: Omit<EditionStatus, 'edition'> | undefined;
}

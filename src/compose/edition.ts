import type { EditionStatus } from '../editions/history.ts';

/** Where a briefing stands among the editions that were issued of it. */
export interface Edition {
  /** Date of publication, YYYY-MM-DD. */
  readonly published: string;
  /** Number of the issued edition that this content is; none where it was not issued. */
  readonly number?: number;
  readonly draft: boolean;
}

/** What of a briefing depends on when it is issued and on what was issued before. */
export interface Dated {
  readonly edition: Edition;
  /** What it is compared with; none: it is compared with nothing, as a first edition. */
  readonly history?: Omit<EditionStatus, 'edition'>;
}

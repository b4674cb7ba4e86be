import type { BuildRequest } from '../build/request.ts';
import type { Telling } from '../build/tell.ts';

/** What is asked of a mail besides the briefings in it; addresses as they were typed. */
export interface MailOptions {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly from?: string;
  /** A message of their own for each recipient. */
  readonly separate: boolean;
  readonly send: boolean;
  /** Send without asking. */
  readonly yes: boolean;
  /** Send too what may have arrived already. */
  readonly again: boolean;
  /** Even a message that most servers refuse for its size. */
  readonly allowLarge: boolean;
}

/** What `mail` is asked for: the briefings to build, and what becomes of them. */
export interface MailRequest extends BuildRequest, Telling {
  readonly mail: MailOptions;
  /** Open what was written. */
  readonly open: boolean;
}

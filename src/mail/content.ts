import type { Briefing } from '../compose/briefing.ts';
import type { Data } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Tokens } from '../style/theme/tokens.ts';

/** The picture of page 1 as a PNG of twice as many pixels; lengths in CSS px. */
export interface MailPicture {
  readonly png: Uint8Array;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** A briefing to mail, with its PDF. */
export interface MailBriefing {
  readonly briefing: Briefing;
  readonly locale: Locale;
  readonly file: Uint8Array;
  /** The page for screens, where it goes with the message. */
  readonly screen?: Uint8Array;
  readonly picture?: MailPicture;
}

/** The text and attachments of a message, before it has a sender or recipients. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
  /** Shown in the HTML, which names each as `cid:` and its id. */
  readonly pictures: readonly EmbeddedPicture[];
}

export interface MailAttachment {
  readonly name: string;
  readonly type: 'application/pdf' | 'text/html';
  readonly content: Uint8Array;
}

/** A PNG. */
export interface EmbeddedPicture {
  readonly name: string;
  readonly id: string;
  readonly content: Uint8Array;
}

export interface MailParts {
  /** At least one. */
  readonly briefings: readonly MailBriefing[];
  readonly publication: Data['publication'];
  /** For the texts about the message as a whole. */
  readonly locale: Locale;
  readonly tokens: Tokens;
  /** By their paths, as `readTemplates` gives them. */
  readonly templates: ReadonlyMap<string, string>;
}

import { BriefError } from '../../project/errors.ts';

/** A file to carry inside the PDF. `name` is an ASCII file name, `mime` its media type, `description` one line of text. */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** What a finished PDF says about itself. `language` is a BCP 47 tag, `date` is YYYY-MM-DD and taken as midnight UTC. */
export interface DocumentOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly date: string;
  readonly creator: string;
  /** How a link within the document names the page where it leads, in the document's language. */
  readonly pageName: (page: number) => string;
  /** What stands at an anchor of the document, such as the title of a source, by the anchor's id. */
  readonly anchorNames: ReadonlyMap<string, string>;
}

// XML 1.0 has no way to write these characters, so they cannot stand in the metadata.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;

/** Throws BriefError `data` for a text that the metadata of a PDF cannot hold. */
export function checkOptions({ title, author, subject, creator, keywords }: DocumentOptions): void {
  for (const [name, text] of Object.entries({ title, author, subject, creator, keywords: keywords.join(', ') })) {
    if (!unwritable.test(text)) continue;
    throw new BriefError('data', `the PDF cannot be finished: its ${name} is ${JSON.stringify(text)}`, {
      hint: 'Remove the control characters from it.',
    });
  }
}

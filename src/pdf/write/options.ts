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
  /** How a link within the document names where it leads, in the document's language; default `page 3`. */
  readonly pageName?: (page: number) => string;
}

export interface FinishOptions extends DocumentOptions {
  readonly attachments: readonly Attachment[];
}

// XML 1.0 has no way to write these characters, so they cannot stand in the metadata.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;

/** Throws BriefError `data` for an option that no valid PDF could carry. */
export function checkOptions(options: DocumentOptions): void {
  const { title, author, subject, keywords, language, date, creator } = options;
  const day = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(day.valueOf()) || day.toISOString().slice(0, 10) !== date) {
    throw refuse('date', date, 'Give a day of the calendar as YYYY-MM-DD.');
  }
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language)) {
    throw refuse('language', language, 'Give a BCP 47 tag, for example en-GB or zh-Hans.');
  }
  if (title.trim() === '')
    throw refuse('title', title, 'Give the document a title: readers show it instead of the file name.');
  for (const [name, text] of Object.entries({ title, author, subject, creator, keywords: keywords.join(', ') })) {
    if (unwritable.test(text)) throw refuse(name, text, 'Remove the control characters from it.');
  }
}

/** Throws BriefError `data` for files that cannot be attached under their names. */
export function checkAttachments(attachments: readonly Attachment[]): void {
  const seen = new Set<string>();
  for (const { name, mime } of attachments) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
      throw refuse(
        'attachment name',
        name,
        'Use letters, digits, dots, hyphens and underscores, beginning with a letter or digit.',
      );
    }
    if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(mime))
      throw refuse('attachment type', mime, 'Give a media type, for example text/csv.');
    if (seen.has(name)) throw refuse('attachment name', name, 'Give each attachment a name of its own.');
    seen.add(name);
  }
}

function refuse(what: string, value: string, hint: string): BriefError {
  return new BriefError('data', `the PDF cannot be finished: its ${what} is ${JSON.stringify(value)}`, { hint });
}

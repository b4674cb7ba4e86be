import type { Grade } from './fields.ts';
import type { SourceRecord } from './source-schema.ts';

/** The best evidence grade that a source can have, and what has it. */
export interface BestGrade {
  readonly grade: Grade;
  /** "a press conference", for messages. */
  readonly of: string;
}

const channelNames: Readonly<Record<SourceRecord['channel'], string>> = {
  series: 'a published series',
  document: 'a document',
  'press-conference': 'a press conference',
  interview: 'an interview',
  media: 'a media report',
};

/**
 * What its kind makes of a source: a series or document of the body that made the figures can be A, its statement B;
 * what others publish of them is one grade less.
 */
export function bestGrade({ channel, primary }: Pick<SourceRecord, 'channel' | 'primary'>): BestGrade {
  const published = channel === 'series' || channel === 'document';
  const own = primary ? '' : ' that the body that made the figures did not publish';
  const grade = published ? (primary ? 'A' : 'B') : primary ? 'B' : 'C';
  return { grade, of: `${channelNames[channel]}${own}` };
}

import { contentStatus, type Deliveries, pdfStatus, type Wanted, wasMailed } from './deliveries.ts';
import { type NamedBriefing, type Recipient, wants } from './recipients.ts';

/** A briefing that is ready to mail: its names and its version. */
export interface ReadyBriefing extends NamedBriefing, Pick<Wanted, 'pdf' | 'content'> {}

/** A message to make: these briefings for these people. */
export interface PlannedMessage<B extends ReadyBriefing> {
  readonly briefings: readonly B[];
  readonly recipients: readonly Recipient[];
}

/** Who gets what, and who gets nothing. */
export interface SharedOut<B extends ReadyBriefing> {
  readonly planned: readonly PlannedMessage<B>[];
  /** Recipients who already have everything. */
  readonly served: readonly Recipient[];
  /** Recipients who may already have a briefing, and which. */
  readonly unknown: readonly { readonly recipient: Recipient; readonly briefing: B }[];
}

export interface Sharing<B extends ReadyBriefing> {
  readonly briefings: readonly B[];
  readonly recipients: readonly Recipient[];
  readonly deliveries: Deliveries;
  readonly hash: (recipient: Recipient) => string;
  /** Whether to leave out a briefing whose content a recipient has, even if its bytes differ. */
  readonly changed: boolean;
  /** Whether to send briefings again that may have arrived. */
  readonly again: boolean;
  /** One message for each recipient. */
  readonly separate: boolean;
}

/**
 * Decides who gets which briefings: nobody gets what they have, or what they may have unless `again`. Recipients of the
 * same briefings share a message.
 */
export function shareOut<B extends ReadyBriefing>(sharing: Sharing<B>): SharedOut<B> {
  const { briefings, recipients, deliveries, hash, again, separate } = sharing;
  const status = sharing.changed ? contentStatus : pdfStatus;
  const rows = recipients.map((recipient) => {
    const to = hash(recipient);
    const judged = briefings
      .filter((briefing) => wants(recipient, briefing))
      .map((briefing) => ({ briefing, status: status(deliveries, wanted(to, briefing)) }));
    const of = (...wantedStatuses: readonly string[]): readonly B[] =>
      judged.flatMap((one) => (wantedStatuses.includes(one.status) ? [one.briefing] : []));
    return {
      recipient,
      concerned: judged.length > 0,
      lacks: of('none', ...(again ? ['unknown'] : [])),
      unknown: again ? [] : of('unknown'),
    };
  });
  const groups = new Map<string, PlannedMessage<B>>();
  for (const { recipient, lacks } of rows) {
    if (lacks.length === 0) continue;
    const key = JSON.stringify([lacks.map(({ name }) => name), separate ? recipient.address : '']);
    const others = groups.get(key)?.recipients ?? [];
    groups.set(key, { briefings: lacks, recipients: [...others, recipient] });
  }
  return {
    planned: [...groups.values()],
    served: rows.flatMap(({ recipient, concerned, lacks, unknown }) =>
      concerned && lacks.length === 0 && unknown.length === 0 ? [recipient] : [],
    ),
    unknown: rows.flatMap(({ recipient, unknown }) => unknown.map((briefing) => ({ recipient, briefing }))),
  };
}

/**
 * The briefings for a draft with everything that changed: those whose content was not the last that was mailed to or
 * drafted for one of the recipients.
 */
export function changedForDraft<B extends ReadyBriefing>(
  briefings: readonly B[],
  hashes: readonly string[],
  deliveries: Deliveries,
): readonly B[] {
  return briefings.filter((briefing) => hashes.some((to) => !wasMailed(deliveries, wanted(to, briefing))));
}

function wanted(to: string, { name, pdf, content }: ReadyBriefing): Wanted {
  return { to, briefing: name, pdf, content };
}

import { type Deliveries, deliveryStatus, type Version, wasMailed } from './deliveries.ts';
import { type NamedBriefing, type Recipient, wants } from './recipients.ts';

/** A briefing that is ready to mail: its names and its version. */
export interface ReadyBriefing extends NamedBriefing, Version {}

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
  readonly again: boolean | undefined;
  /** One message for each recipient. */
  readonly separate: boolean | undefined;
}

/**
 * Decides who gets which briefings: nobody gets what they have, or what they may have unless `again`. Recipients of the
 * same briefings share a message.
 */
export function shareOut<B extends ReadyBriefing>(sharing: Sharing<B>): SharedOut<B> {
  const { briefings, recipients, deliveries, hash, changed, again, separate } = sharing;
  const rows = recipients.map((recipient) => {
    const own = briefings
      .filter((briefing) => wants(recipient, briefing))
      .map((briefing) => ({
        briefing,
        recipient,
        status: deliveryStatus(deliveries, hash(recipient), briefing, changed),
      }));
    const lacks = own.filter(({ status }) => status === 'none' || (again && status === 'unknown'));
    return { recipient, own, lacks: lacks.map(({ briefing }) => briefing) };
  });
  const groups = new Map<string, PlannedMessage<B>>();
  for (const { recipient, lacks } of rows.filter((row) => row.lacks.length > 0)) {
    const key = JSON.stringify([lacks.map(({ name }) => name), separate ? recipient.address : '']);
    const others = groups.get(key)?.recipients ?? [];
    groups.set(key, { briefings: lacks, recipients: [...others, recipient] });
  }
  const served = rows.filter(({ own }) => own.length > 0 && own.every(({ status }) => status === 'sent'));
  return {
    planned: [...groups.values()],
    served: served.map(({ recipient }) => recipient),
    unknown: again ? [] : rows.flatMap(({ own }) => own.filter(({ status }) => status === 'unknown')),
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
  return briefings.filter((briefing) => hashes.some((to) => !wasMailed(deliveries, to, briefing)));
}

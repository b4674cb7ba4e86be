import { type Deliveries, standingOf, standingOfContent, type Wanted, wasMailed } from './deliveries.ts';
import { type NamedBriefing, type Recipient, wants } from './recipients.ts';

/** A briefing that is ready: its names, and what tells its versions apart. */
export interface ReadyBriefing extends NamedBriefing, Pick<Wanted, 'pdf' | 'content'> {}

/** A message to make: these briefings for these people. */
export interface Parcel<B extends ReadyBriefing> {
  readonly briefings: readonly B[];
  readonly recipients: readonly Recipient[];
}

/** Who gets what, and who gets nothing and why. */
export interface Shares<B extends ReadyBriefing> {
  readonly parcels: readonly Parcel<B>[];
  /** Those who got everything that they are to get. */
  readonly served: readonly Recipient[];
  /** Those of whom it is not known whether they got something, and what. */
  readonly unknown: readonly { readonly recipient: Recipient; readonly briefing: B }[];
}

export interface Sharing<B extends ReadyBriefing> {
  readonly briefings: readonly B[];
  readonly recipients: readonly Recipient[];
  readonly deliveries: Deliveries;
  readonly hash: (recipient: Recipient) => string;
  /** Whether what says the same as what somebody has is left out, though its bytes differ. */
  readonly changed: boolean;
  /** Whether to send again what may have arrived. */
  readonly again: boolean;
  /** One message for each recipient. */
  readonly separate: boolean;
}

/**
 * Shares out briefings: nobody gets what they have, and what they may have only where that is asked for. Those who lack
 * the same are in one message.
 */
export function shareOut<B extends ReadyBriefing>(sharing: Sharing<B>): Shares<B> {
  const { briefings, recipients, deliveries, hash, again, separate } = sharing;
  const standing = sharing.changed ? standingOfContent : standingOf;
  const rows = recipients.map((recipient) => {
    const to = hash(recipient);
    const judged = briefings
      .filter((briefing) => wants(recipient, briefing))
      .map((briefing) => ({ briefing, standing: standing(deliveries, wanted(to, briefing)) }));
    const of = (...wantedStandings: readonly string[]): readonly B[] =>
      judged.flatMap((one) => (wantedStandings.includes(one.standing) ? [one.briefing] : []));
    return {
      recipient,
      concerned: judged.length > 0,
      lacks: of('none', ...(again ? ['unknown'] : [])),
      unknown: again ? [] : of('unknown'),
    };
  });
  const groups = new Map<string, Parcel<B>>();
  for (const { recipient, lacks } of rows) {
    if (lacks.length === 0) continue;
    const key = JSON.stringify([lacks.map(({ name }) => name), separate ? recipient.address : '']);
    const others = groups.get(key)?.recipients ?? [];
    groups.set(key, { briefings: lacks, recipients: [...others, recipient] });
  }
  return {
    parcels: [...groups.values()],
    served: rows.flatMap(({ recipient, concerned, lacks, unknown }) =>
      concerned && lacks.length === 0 && unknown.length === 0 ? [recipient] : [],
    ),
    unknown: rows.flatMap(({ recipient, unknown }) => unknown.map((briefing) => ({ recipient, briefing }))),
  };
}

/**
 * The briefings that a draft with all that changed has: those whose words were not last mailed to, or drafted for, one
 * of those whom it is for; where it is for nobody yet, drafted for nobody.
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

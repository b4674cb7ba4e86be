import { z } from 'zod';

const deliverySchema = z.strictObject({
  /** The recipient: a keyed hash of the address, or of the empty text for a draft without recipients. */
  to: z.string(),
  briefing: z.string(),
  /** SHA-256 of the PDF. */
  pdf: z.string(),
  /** Hash of the PDF's content, independent of browser and theme. */
  content: z.string(),
  outcome: z.enum(['drafted', 'sent', 'refused', 'unknown']),
  /** YYYY-MM-DD, UTC. */
  date: z.string(),
});

/** One briefing that was drafted for a recipient or given to a server for them. */
export type Delivery = z.infer<typeof deliverySchema>;

/** Deliveries, the oldest first. */
export type Deliveries = readonly Delivery[];

export const deliveriesSchema = z.strictObject({ format: z.literal(1), deliveries: z.array(deliverySchema) });

/** A version of a briefing. */
export interface Version extends Pick<Delivery, 'pdf' | 'content'> {
  /** Of the briefing. */
  readonly name: string;
}

/** Adds newer deliveries; of each recipient, briefing and outcome only the newest is kept. */
export function record(known: Deliveries, newer: Deliveries): Deliveries {
  const replaced = (old: Delivery): boolean =>
    newer.some(
      (one) =>
        one.to === old.to &&
        one.briefing === old.briefing &&
        (one.outcome === old.outcome ||
          (one.pdf === old.pdf && one.outcome !== 'drafted' && old.outcome !== 'drafted')),
    );
  return [...known.filter((old) => !replaced(old)), ...newer];
}

/** Whether a recipient has a version (`sent`), may have it (`unknown`), or does not (`none`). */
export type DeliveryStatus = 'sent' | 'unknown' | 'none';

/** Whether the newest version that was sent to a recipient is exactly this PDF, or `sameContent` has the same content. */
export function deliveryStatus(known: Deliveries, to: string, version: Version, sameContent: boolean): DeliveryStatus {
  const last = newest(known, to, version, ['sent', 'unknown']);
  const isSame = last !== undefined && (last.pdf === version.pdf || (sameContent && last.content === version.content));
  if (!isSame) return 'none';
  return last.outcome === 'sent' ? 'sent' : 'unknown';
}

/** Whether the newest version that was mailed to a recipient or drafted for them has this content. */
export function wasMailed(known: Deliveries, to: string, version: Version): boolean {
  const last = newest(known, to, version, ['sent', 'unknown', 'drafted']);
  return last !== undefined && (last.pdf === version.pdf || last.content === version.content);
}

function newest(
  known: Deliveries,
  to: string,
  { name }: Version,
  outcomes: readonly Delivery['outcome'][],
): Delivery | undefined {
  return known.findLast((one) => one.to === to && one.briefing === name && outcomes.includes(one.outcome));
}

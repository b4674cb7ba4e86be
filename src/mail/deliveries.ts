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

/** A version of a briefing for a recipient. */
export type Wanted = Pick<Delivery, 'to' | 'briefing' | 'pdf' | 'content'>;

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

/** Whether the newest version sent to a recipient is exactly this PDF. */
export function pdfStatus(known: Deliveries, { to, briefing, pdf }: Wanted): DeliveryStatus {
  return newest(known, { to, briefing }, (one) => one.pdf === pdf);
}

/** Whether the newest version sent to a recipient has the same content. */
export function contentStatus(known: Deliveries, { to, briefing, pdf, content }: Wanted): DeliveryStatus {
  return newest(known, { to, briefing }, (one) => one.pdf === pdf || one.content === content);
}

function newest(
  known: Deliveries,
  { to, briefing }: Pick<Delivery, 'to' | 'briefing'>,
  same: (one: Delivery) => boolean,
): DeliveryStatus {
  const last = known.findLast(
    (one) => one.to === to && one.briefing === briefing && (one.outcome === 'sent' || one.outcome === 'unknown'),
  );
  return last === undefined || !same(last) ? 'none' : last.outcome === 'sent' ? 'sent' : 'unknown';
}

/** Whether the newest version that was mailed to a recipient or drafted for them has this content. */
export function wasMailed(known: Deliveries, { to, briefing, pdf, content }: Wanted): boolean {
  const last = known.findLast((one) => one.to === to && one.briefing === briefing && one.outcome !== 'refused');
  return last !== undefined && (last.pdf === pdf || last.content === content);
}

import { z } from 'zod';

const deliverySchema = z.strictObject({
  /** Whom it was for: a keyed hash of the address; of a draft for nobody yet, of the empty text. */
  to: z.string(),
  briefing: z.string(),
  /** SHA-256 of the PDF. */
  pdf: z.string(),
  /** Hash of what the PDF says, which another browser or theme does not change. */
  content: z.string(),
  outcome: z.enum(['drafted', 'sent', 'refused', 'unknown']),
  /** YYYY-MM-DD, UTC. */
  date: z.string(),
});

/** One briefing that was written into a draft for somebody, or that a server was given for them. */
export type Delivery = z.infer<typeof deliverySchema>;

/** Deliveries in the order in which they were made. */
export type Deliveries = readonly Delivery[];

export const deliveriesSchema = z.strictObject({ format: z.literal(1), deliveries: z.array(deliverySchema) });

/** A version of a briefing for somebody. */
export type Wanted = Pick<Delivery, 'to' | 'briefing' | 'pdf' | 'content'>;

/** The deliveries with newer ones after them; of each kind to somebody, the newest of a briefing is kept. */
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

/** What is known of a version for somebody: whether they have it, may have it, or have none of that. */
export type Standing = 'sent' | 'unknown' | 'none';

/** Whether a recipient has this very PDF, by the newest that they were sent. */
export function standingOf(known: Deliveries, { to, briefing, pdf }: Wanted): Standing {
  return newest(known, { to, briefing }, (one) => one.pdf === pdf);
}

/** The same, where a PDF that says the same is as good. */
export function standingOfContent(known: Deliveries, { to, briefing, pdf, content }: Wanted): Standing {
  return newest(known, { to, briefing }, (one) => one.pdf === pdf || one.content === content);
}

function newest(
  known: Deliveries,
  { to, briefing }: Pick<Delivery, 'to' | 'briefing'>,
  same: (one: Delivery) => boolean,
): Standing {
  const last = known.findLast(
    (one) => one.to === to && one.briefing === briefing && (one.outcome === 'sent' || one.outcome === 'unknown'),
  );
  return last === undefined || !same(last) ? 'none' : last.outcome === 'sent' ? 'sent' : 'unknown';
}

/** Whether what this version says was last mailed to somebody, or written into a draft for them. */
export function wasMailed(known: Deliveries, { to, briefing, pdf, content }: Wanted): boolean {
  const last = known.findLast((one) => one.to === to && one.briefing === briefing && one.outcome !== 'refused');
  return last !== undefined && (last.pdf === pdf || last.content === content);
}

import path from 'node:path';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { openForUser } from '../project/open.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { type Delivery, record } from './deliveries.ts';
import type { Mailable, MailableBriefing, MailRequest } from './mail-ready.ts';
import { encodeMessage } from './nodemailer.ts';
import { byRole, type Recipient } from './recipients.ts';
import { changedForDraft } from './share-out.ts';
import type { DeliveryStore } from './store.ts';

/** File name for a message with more than one briefing; no briefing can have this name. */
const several = 'several_briefings';

/**
 * Writes a draft with the briefings and prints its path; with --all, only the briefings that changed since they were
 * last mailed to or drafted for its recipients. Returns the exit code.
 */
export async function writeDraft({
  options,
  edge,
  ready,
  recipients,
  store,
}: {
  readonly options: MailRequest;
  readonly edge: Edge;
  readonly ready: Mailable;
  readonly recipients: readonly Recipient[];
  readonly store: DeliveryStore;
}): Promise<number> {
  const hashes = recipients.length === 0 ? [store.hash('')] : recipients.map(({ address }) => store.hash(address));
  const known = store.read();
  const all = !options.all || options.force;
  const briefings = all ? ready.briefings : changedForDraft(ready.briefings, hashes, known);
  if (briefings.length === 0) {
    edge.tell('no briefing changed since it was last mailed or drafted; --force drafts them all');
    return 0;
  }
  const content = ready.compose(await ready.illustrate(briefings));
  const bytes = await encodeMessage({ ...content, ...byRole(recipients) });
  checkSize(bytes.length, { ...options, tell: edge.tell });
  const { out } = projectPaths(edge.root, options.out);
  prepareOutput(out, edge.root);
  const target = path.join(out, `${nameOf(briefings)}.eml`);
  // It names all recipients, those of a blind copy too.
  writeFile(target, bytes, recipients.length === 0 ? undefined : 0o600);
  const drafted = hashes.flatMap((to) => briefings.map((one) => deliveryOf(one, to, 'drafted', edge.today())));
  store.write(record(known, drafted));
  const shown = path.relative(edge.cwd, target);
  const names = briefings.map(({ name }) => name);
  edge.print(options.json ? JSON.stringify({ briefings: names, file: shown, bytes: bytes.length }) : shown);
  if (!options.quiet) tellUse(shown, bytes.length, edge);
  if (options.open) openForUser(target, edge.tell);
  return 0;
}

function nameOf(briefings: readonly MailableBriefing[]): string {
  const [first, ...others] = briefings;
  return first === undefined || others.length > 0 ? several : first.name;
}

function tellUse(file: string, bytes: number, edge: Edge): void {
  edge.tell(`${file}: a draft of ${showSize(bytes)}; nothing was sent`);
  edge.tell('  classic Outlook for Windows opens it ready to send');
  edge.tell('  Thunderbird: open it, then Message, Edit As New Message; Apple Mail: open it, then Message, Send Again');
  edge.tell('  the new Outlook and webmail can only show it: use --send, or attach the PDF yourself');
}

/** The record of a briefing that was drafted for or sent to a recipient. */
export function deliveryOf(
  { name, pdf, content }: MailableBriefing,
  to: string,
  outcome: Delivery['outcome'],
  date: string,
): Delivery {
  return { to, briefing: name, pdf, content, outcome, date };
}

/** Bytes of a message as sent: from `heavy` on many servers delay or refuse it, from `tooLarge` on nearly all do. */
const sizeLimits = { heavy: 10_000_000, tooLarge: 25_000_000 } as const;

/** Warns of a heavy message. @throws BriefError usage, for one that most servers refuse, unless `allowLarge`. */
export function checkSize(
  bytes: number,
  { allowLarge, tell }: { readonly allowLarge?: boolean; readonly tell: (line: string) => void },
): void {
  if (bytes < sizeLimits.heavy) return;
  const isTooLarge = bytes >= sizeLimits.tooLarge;
  const limit = showSize(isTooLarge ? sizeLimits.tooLarge : sizeLimits.heavy);
  const message = `the message is ${showSize(bytes)} after encoding, and many servers refuse messages of ${limit} or more`;
  if (isTooLarge && !allowLarge)
    throw new BriefError('usage', message, { hint: 'mail fewer briefings at once, or add --allow-large' });
  tell(`warning: ${message}`);
}

/** "183 kB", "12.4 MB"; a kB is 1,000 bytes. */
export function showSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(Math.ceil(bytes / 100_000) / 10).toFixed(1)} MB`;
}

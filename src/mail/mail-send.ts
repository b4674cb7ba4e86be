import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';
import { type Mailbox, showMailbox } from './address.ts';
import { record } from './deliveries.ts';
import { checkSize, deliveryOf } from './mail-draft.ts';
import type { Mailable, MailableBriefing } from './mail-ready.ts';
import type { MailRequest } from './mail-request.ts';
import type { MailContent } from './message.ts';
import { contentHash, encodeMessage, openSession, type SmtpSession } from './nodemailer.ts';
import type { Outcome } from './outcome.ts';
import type { Recipient } from './recipients.ts';
import type { SmtpServer } from './server.ts';
import { type Parcel, shareOut } from './share-out.ts';
import { showSize } from './size.ts';
import type { DeliveryStore } from './store.ts';

interface Dispatch {
  readonly options: MailRequest;
  readonly edge: Edge;
  readonly ready: Mailable;
  readonly store: DeliveryStore;
  readonly server: SmtpServer;
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
}

/** A message that is ready for the server. */
interface Letter extends Parcel<MailableBriefing> {
  readonly content: MailContent;
  readonly message: Uint8Array;
}

/**
 * Sends each recipient what they lack, after a yes, and tells of each address how it fared. Gives the exit code: 6
 * unless all have everything.
 */
export async function sendAll(dispatch: Dispatch): Promise<number> {
  const { options, edge, ready, store, recipients } = dispatch;
  const { parcels, served, unknown } = shareOut({
    briefings: ready.briefings,
    recipients,
    deliveries: store.read(),
    hash: ({ address }) => store.hash(address),
    changed: options.all,
    again: options.mail.again,
    separate: options.mail.separate,
  });
  if (!options.quiet) for (const one of served) edge.tell(`${one.address}: has it already, not sent again`);
  for (const { recipient, briefing } of unknown)
    edge.tell(`error: ${recipient.address}: may have ${briefing.name} already; --again sends it all the same`);
  const code = unknown.length === 0 ? 0 : exitCodes.delivery;
  if (parcels.length === 0) {
    if (code === 0) edge.tell(nothingToSend(options, served));
    return code;
  }
  const letters: Letter[] = [];
  for (const parcel of parcels) letters.push(await write(parcel, dispatch));
  for (const { message } of letters) checkSize(message.length, { ...options.mail, tell: edge.tell });
  describe(letters, dispatch);
  if (!options.mail.yes && (await edge.ask?.('Send?')) !== true) {
    edge.tell('nothing was sent');
    return exitCodes.delivery;
  }
  return Math.max(code, await deliver(letters, dispatch));
}

function nothingToSend({ all }: MailRequest, served: readonly Recipient[]): string {
  if (all) return 'no briefing changed since it was last mailed';
  return served.length > 0
    ? 'nothing to send'
    : 'nothing to send: nobody in data/recipients.yaml is to get these topics';
}

async function write(parcel: Parcel<MailableBriefing>, { ready, edge, from, store }: Dispatch): Promise<Letter> {
  const { briefings, recipients } = parcel;
  const role = (wanted: Recipient['role']) => recipients.filter((one) => one.role === wanted);
  const content = ready.compose(briefings);
  const [to, cc] = [role('to'), role('cc')];
  // The same message has the same id, so that a server that got it twice can tell.
  const id = store.hash(JSON.stringify([contentHash(content), from.address, to, cc])).slice(0, 32);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const sender = { from, date: edge.now(), id: `<${id}@${domain}>` };
  return { ...parcel, content, message: await encodeMessage({ ...content, to, cc, bcc: [], sender }) };
}

/** Says what is about to be sent, to whom and through what. */
function describe(letters: readonly Letter[], { edge, from, server }: Dispatch): void {
  for (const { content, message, recipients } of letters) {
    edge.tell(`${content.subject} (${showSize(message.length)} after encoding)`);
    for (const { name } of content.attachments) edge.tell(`  with ${name}`);
    for (const one of recipients) edge.tell(`  ${one.role} ${showMailbox(one)}`);
  }
  edge.tell(`from ${showMailbox(from)} through ${server.host}:${server.port}`);
}

async function deliver(letters: readonly Letter[], dispatch: Dispatch): Promise<number> {
  const { edge, server } = dispatch;
  const outcomes: Outcome[] = [];
  let session: SmtpSession | undefined;
  try {
    for (const letter of letters) {
      if (session === undefined) {
        session = await openSession(server);
        if (!session.encrypted) edge.tell('warning: the connection is not encrypted, for the server offers no TLS');
      }
      const made = await sendOne(letter, session, dispatch);
      for (const outcome of made) outcomes.push(outcome);
      // After a fault a connection is of no more use.
      if (made.some(({ outcome }) => outcome !== 'sent')) {
        session.close();
        session = undefined;
      }
    }
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const rest = letters.flatMap(({ recipients }) => recipients.map(({ address }) => address)).slice(outcomes.length);
    const why = cause instanceof Error ? cause.message : String(cause);
    for (const address of rest) edge.tell(`error: ${address}: not sent`);
    throw new BriefError('delivery', `${server.host}:${server.port} takes no mail: ${why}`, { hint: cureOf(why) });
  } finally {
    session?.close();
  }
  return outcomes.every(({ outcome }) => outcome === 'sent') ? 0 : exitCodes.delivery;
}

/** What is known of a message is kept before it is sent as well, so that a run that is killed leaves it unknown. */
async function sendOne(
  letter: Letter,
  session: SmtpSession,
  { options, edge, store, from }: Dispatch,
): Promise<readonly Outcome[]> {
  const { recipients, briefings, message } = letter;
  const before = store.read();
  const kept = (one: Recipient, outcome: 'sent' | 'refused' | 'unknown') =>
    briefings.map((briefing) => deliveryOf(briefing, store.hash(one.address), outcome, edge.today()));
  store.write(
    record(
      before,
      recipients.flatMap((one) => kept(one, 'unknown')),
    ),
  );
  const outcomes = await session.send({ from: from.address, to: recipients.map(({ address }) => address), message });
  const judged = recipients.map((one): readonly [Recipient, Outcome] => [
    one,
    outcomes.get(one.address) ?? { outcome: 'unknown', reason: 'the server said nothing of it' },
  ]);
  store.write(
    record(
      before,
      judged.flatMap(([one, { outcome }]) => (outcome === 'unsent' ? [] : kept(one, outcome))),
    ),
  );
  for (const [one, outcome] of judged) tellOutcome(one, outcome, { options, edge, briefings });
  return judged.map(([, outcome]) => outcome);
}

const saidOf = {
  refused: 'refused',
  unsent: 'not sent, the connection was lost before all of it was handed over',
  unknown: 'unknown whether it arrived, the connection was lost before the answer; --again sends it once more',
} as const;

function tellOutcome(
  { address }: Recipient,
  outcome: Outcome,
  {
    options,
    edge,
    briefings,
  }: { readonly options: MailRequest; readonly edge: Edge; readonly briefings: readonly MailableBriefing[] },
): void {
  const names = briefings.map(({ name }) => name);
  if (options.json) edge.print(JSON.stringify({ address, briefings: names, ...outcome }));
  if (outcome.outcome !== 'sent') edge.tell(`error: ${address}: ${saidOf[outcome.outcome]} (${outcome.reason})`);
  else if (!options.quiet) edge.tell(`${address}: sent`);
}

function cureOf(why: string): string {
  if (/certificate|self-signed|issuer|altname/i.test(why))
    return 'its certificate is checked; trust one of your own with NODE_EXTRA_CA_CERTS=FILE.pem';
  if (/STARTTLS/.test(why))
    return 'it offers no TLS, without which no login is sent; give smtps:// and its port, where it has that';
  if (/login/.test(why)) return 'check user and password in SMTP_URL; they are percent-encoded there';
  return 'check host and port in SMTP_URL; nothing was sent to those named above, and running it again sends to them alone';
}

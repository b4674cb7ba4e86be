import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';
import { type Mailbox, showMailbox } from './address.ts';
import type { MailContent } from './content.ts';
import { record } from './deliveries.ts';
import { tellLeftOut } from './left-out.ts';
import { checkSize, deliveryOf, showSize } from './mail-draft.ts';
import type { Mailable, MailableBriefing, MailRequest } from './mail-ready.ts';
import { encodeMessage, messageHash, type Outcome, openSmtpSession, type SmtpSession } from './nodemailer.ts';
import { byRole, type Recipient } from './recipients.ts';
import type { SmtpServer } from './server.ts';
import { type PlannedMessage, shareOut } from './share-out.ts';
import type { DeliveryStore } from './store.ts';

interface SendRequest {
  readonly options: MailRequest;
  readonly edge: Edge;
  readonly ready: Mailable;
  readonly store: DeliveryStore;
  readonly server: SmtpServer;
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
}

/** A message ready for the server. */
interface EncodedMessage extends PlannedMessage<MailableBriefing> {
  readonly content: MailContent;
  readonly message: Uint8Array;
}

/**
 * Sends each recipient the briefings that they do not have yet, after a confirmation, and reports the result for each
 * address. Returns the exit code: 6 unless all have everything.
 */
export async function sendAll(request: SendRequest): Promise<number> {
  const { options, edge, ready, store, recipients } = request;
  const { planned, served, unknown } = shareOut({
    briefings: ready.briefings,
    recipients,
    deliveries: store.read(),
    hash: ({ address }) => store.hash(address),
    changed: options.all,
    again: options.again,
    separate: options.separate,
  });
  if (!options.quiet) for (const one of served) edge.tell(`${one.address}: already has it, not sent again`);
  for (const { recipient, briefing } of unknown)
    edge.tell(`error: ${recipient.address}: may already have ${briefing.name}; send it again with --again`);
  const code = Math.max(tellLeftOut(request), unknown.length === 0 ? 0 : exitCodes.delivery);
  if (planned.length === 0) {
    if (code === 0) edge.tell(nothingToSend(options, served));
    return code;
  }
  const messages: EncodedMessage[] = [];
  const wanted = new Set(planned.flatMap(({ briefings }) => briefings));
  const shown = await ready.illustrate(ready.briefings.filter((one) => wanted.has(one)));
  for (const plan of planned) messages.push(await write(plan, shown, request));
  for (const { message } of messages) checkSize(message.length, { ...options, tell: edge.tell });
  describe(messages, request);
  if (!options.yes && (await edge.ask?.('Send?')) !== true) {
    edge.tell('nothing was sent');
    return exitCodes.delivery;
  }
  return Math.max(code, await deliver(messages, request));
}

function nothingToSend({ all }: MailRequest, served: readonly Recipient[]): string {
  if (all) return 'no briefing changed since it was last mailed';
  return served.length > 0 ? 'nothing to send' : 'nothing to send: nobody in data/recipients.yaml gets these topics';
}

async function write(
  plan: PlannedMessage<MailableBriefing>,
  shown: readonly MailableBriefing[],
  { ready, edge, from, store }: SendRequest,
): Promise<EncodedMessage> {
  const { briefings, recipients } = plan;
  const content = ready.compose(shown.filter(({ name }) => briefings.some((one) => one.name === name)));
  const { to, cc } = byRole(recipients);
  // The same message has the same id, so that a server that gets it twice can recognise it.
  const id = store.hash(JSON.stringify([messageHash(content), from.address, to, cc])).slice(0, 32);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const sender = { from, date: edge.now(), id: `<${id}@${domain}>` };
  return { ...plan, content, message: await encodeMessage({ ...content, to, cc, bcc: [], sender }) };
}

/** Reports what is about to be sent, to whom and through which server. */
function describe(messages: readonly EncodedMessage[], { edge, from, server }: SendRequest): void {
  for (const { content, message, recipients } of messages) {
    edge.tell(`${content.subject} (${showSize(message.length)} after encoding)`);
    for (const { name } of content.attachments) edge.tell(`  with ${name}`);
    for (const one of recipients) edge.tell(`  ${one.role} ${showMailbox(one)}`);
  }
  edge.tell(`from ${showMailbox(from)} through ${server.host}:${server.port}`);
}

async function deliver(messages: readonly EncodedMessage[], request: SendRequest): Promise<number> {
  const { edge, server } = request;
  const outcomes: Outcome[] = [];
  let session: SmtpSession | undefined;
  try {
    for (const one of messages) {
      if (session === undefined) {
        session = await openSmtpSession(server);
        if (!session.encrypted) edge.tell('warning: the connection is not encrypted: the server does not offer TLS');
      }
      const made = await sendOne(one, session, request);
      for (const outcome of made) outcomes.push(outcome);
      // After an error the connection cannot be used again.
      if (made.some(({ outcome }) => outcome !== 'sent')) {
        session.close();
        session = undefined;
      }
    }
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const rest = messages.flatMap(({ recipients }) => recipients.map(({ address }) => address)).slice(outcomes.length);
    const why = cause instanceof Error ? cause.message : String(cause);
    for (const address of rest) edge.tell(`error: ${address}: not sent`);
    throw new BriefError('delivery', `${server.host}:${server.port} does not accept mail: ${why}`, {
      hint: hintFor(why),
    });
  } finally {
    session?.close();
  }
  return outcomes.every(({ outcome }) => outcome === 'sent') ? 0 : exitCodes.delivery;
}

/** Records the outcome as unknown before sending, so that this is what a killed run leaves behind. */
async function sendOne(
  one: EncodedMessage,
  session: SmtpSession,
  { options, edge, store, from }: SendRequest,
): Promise<readonly Outcome[]> {
  const { recipients, briefings, message } = one;
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
    outcomes.get(one.address) ?? { outcome: 'unknown', reason: 'the server did not answer for this address' },
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
  unsent: 'not sent: the connection was lost before the whole message was transmitted',
  unknown: 'it may have arrived: the connection was lost before the answer; send it again with --again',
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

function hintFor(why: string): string {
  if (/certificate|self-signed|issuer|altname/i.test(why))
    return 'the certificate of the server must be valid; trust one of your own with NODE_EXTRA_CA_CERTS=FILE.pem';
  if (/STARTTLS/.test(why))
    return 'the server does not offer STARTTLS, and no login is sent without TLS; use smtps:// and its port if it has one';
  if (/login/.test(why)) return 'check the user and password in SMTP_URL; they must be percent-encoded there';
  return 'check the host and port in SMTP_URL; nothing was sent to the addresses above: run the command again to send only to them';
}

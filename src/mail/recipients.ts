import { z } from 'zod';
import { readShape } from '../data/read.ts';
import { parseYaml } from '../data/yaml.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { type Mailbox, nameFault, readMailbox } from './address.ts';

/** In which header of a message a recipient is; `bcc` is not shown to the others. */
export type RecipientRole = 'to' | 'cc' | 'bcc';

/** A person who gets briefings. */
export interface Recipient extends Mailbox {
  readonly role: RecipientRole;
  /** Ids of topics, or names of briefings; missing: all. */
  readonly topics?: readonly string[];
}

/** The name of a briefing, and its topic. */
export interface NamedBriefing {
  readonly name: string;
  /** Id of its topic. */
  readonly topic: string;
}

/** A briefing of a topic in one of its languages, whose file has the language in its name: "smart-policing.zh-CN". */
export function nameBriefing(name: string, file: string): NamedBriefing {
  return { name, topic: file.split('.')[0] ?? file };
}

const file = 'data/recipients.yaml';

export const recipientsSchema = z.strictObject({
  format: z.literal(1),
  recipients: z.array(
    z.strictObject({
      name: z.string().optional().describe('As written before the address: Ana Lee.'),
      address: z.string().describe('ana.lee@example.org'),
      topics: z
        .array(z.string())
        .min(1)
        .optional()
        .describe('Ids of topics, or names of briefings such as smart-policing.zh-CN; default: every briefing.'),
      as: z.enum(['to', 'cc', 'bcc']).optional().describe('Default: to. bcc is not shown to the others.'),
    }),
  ),
});

/**
 * The list of recipients; empty if there is no `data/recipients.yaml`. Its content is not stored anywhere else.
 * @throws BriefError data, with all findings on it.
 */
export function loadRecipients(files: Files, briefings: readonly NamedBriefing[]): readonly Recipient[] {
  if (!files.exists(file)) return [];
  const parsed = parseYaml(files.read(file), { file, line: 1, column: 1 });
  const findings: Finding[] = [];
  const shaped = readShape(parsed, recipientsSchema, findings);
  const report: Report = (path, message, rule) => {
    findings.push({ ...parsed.locate(path), severity: 'error', message, rule });
  };
  const known = [...new Set(briefings.flatMap(({ name, topic }) => [topic, name]))];
  const recipients = (shaped?.value.recipients ?? []).flatMap((item, index) =>
    readItem({ item, index, known, report }),
  );
  for (const [index, one] of recipients.entries()) {
    if (recipients.findIndex((other) => keyOf(other) === keyOf(one)) !== index)
      report(['recipients', index, 'address'], `duplicate address ${one.address}; keep one`, 'duplicate-id');
  }
  if (findings.length > 0) throw new BriefError('data', `${file} has errors`, { findings });
  return recipients;
}

type Report = (path: readonly (string | number)[], message: string, rule: string) => void;

interface RecipientItem {
  readonly item: z.infer<typeof recipientsSchema>['recipients'][number];
  readonly index: number;
  /** Known topics and briefings. */
  readonly known: readonly string[];
  readonly report: Report;
}

function readItem({ item, index, known, report }: RecipientItem): readonly Recipient[] {
  const { name, address, topics, as = 'to' } = item;
  const at = (...path: readonly (string | number)[]) => ['recipients', index, ...path];
  const fault = name === undefined ? undefined : nameFault(name);
  if (fault !== undefined) report(at('name'), `"name": ${fault}`, 'wrong-value');
  for (const [position, topic] of (topics ?? []).entries()) {
    if (!known.includes(topic))
      report(at('topics', position), `unknown topic "${topic}"${didYouMean(topic, known)}`, 'unknown-id');
  }
  const mailbox = readMailbox(address);
  if (typeof mailbox === 'string' || mailbox.name !== undefined) {
    const why = typeof mailbox === 'string' ? mailbox : 'write the name in "name"';
    report(at('address'), `"address" is not a mail address: ${why}`, 'wrong-value');
    return [];
  }
  const optional = { ...(name === undefined ? {} : { name }), ...(topics === undefined ? {} : { topics }) };
  return [{ address: mailbox.address, role: as, ...optional }];
}

/** Recipients by the header that they stand in. */
export function byRole(recipients: readonly Recipient[]): Readonly<Record<RecipientRole, readonly Recipient[]>> {
  const of = (role: RecipientRole): readonly Recipient[] => recipients.filter((one) => one.role === role);
  return { to: of('to'), cc: of('cc'), bcc: of('bcc') };
}

/** A key that is equal for equal addresses: most servers ignore upper and lower case. */
function keyOf({ address }: Mailbox): string {
  return address.toLowerCase();
}

/** Whether a recipient gets a briefing. */
export function wants({ topics }: Recipient, { name, topic }: NamedBriefing): boolean {
  return topics === undefined || topics.includes(topic) || topics.includes(name);
}

/**
 * The recipients named on the command line. Of an address that is named twice, the first is taken.
 * @throws BriefError usage, for an invalid address.
 */
export function namedRecipients(given: { readonly [Name in RecipientRole]?: readonly string[] }): readonly Recipient[] {
  const roles = ['to', 'cc', 'bcc'] as const;
  const all = roles.flatMap((role) => (given[role] ?? []).map((text) => ({ ...mailboxOf(text, `--${role}`), role })));
  return all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

/** @throws BriefError usage, for an invalid address. */
export function mailboxOf(text: string, where: string): Mailbox {
  const mailbox = readMailbox(text);
  if (typeof mailbox !== 'string') return mailbox;
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  throw new BriefError('usage', `${where} ${shown} is not a mail address: ${mailbox}`, {
    hint: `write ${where} ana.lee@example.org, or ${where} "Ana Lee <ana.lee@example.org>"`,
  });
}

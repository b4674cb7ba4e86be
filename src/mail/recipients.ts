import { z } from 'zod';
import { shapeIssues } from '../data/shape.ts';
import { parseYaml } from '../data/yaml.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { type Mailbox, nameFault, readMailbox } from './address.ts';

/** How somebody stands in the head of a message; `bcc` is not shown to the others. */
export type Role = 'to' | 'cc' | 'bcc';

/** Somebody who is to get briefings. */
export interface Recipient extends Mailbox {
  readonly role: Role;
  /** Ids of topics, or names of briefings; missing: all that there are. */
  readonly topics?: readonly string[];
}

/** A briefing by its names. */
export interface NamedBriefing {
  readonly name: string;
  /** Id of its topic. */
  readonly topic: string;
}

const file = 'data/recipients.yaml';

export const recipientsSchema = z.strictObject({
  format: z.literal(1),
  recipients: z.array(
    z.strictObject({
      name: z.string().optional().describe('As it stands before the address: Ana Lee.'),
      address: z.string().describe('ana.lee@example.org'),
      topics: z
        .array(z.string())
        .min(1)
        .optional()
        .describe('Ids of topics, or names of briefings such as smart-policing.zh-CN; every briefing where missing.'),
      as: z.enum(['to', 'cc', 'bcc']).optional().describe('to where missing; bcc is not shown to the others.'),
    }),
  ),
});

/**
 * The list of recipients; none where there is no `data/recipients.yaml`. What it holds is not kept anywhere else.
 * @throws BriefError data, with a finding for each thing that is wrong with it.
 */
export function loadRecipients(files: Files, briefings: readonly NamedBriefing[]): readonly Recipient[] {
  if (!files.exists(file)) return [];
  const { value, locate } = parseYaml(files.read(file), { file, line: 1, column: 1 });
  const findings: Finding[] = [];
  const report: Report = (path, message, rule) => {
    findings.push({ ...locate(path), severity: 'error', message, rule });
  };
  const result = recipientsSchema.safeParse(value);
  if (!result.success) for (const { path, message, rule } of shapeIssues(result.error)) report(path, message, rule);
  const known = [...new Set(briefings.flatMap(({ name, topic }) => [topic, name]))];
  const recipients = (result.data?.recipients ?? []).flatMap((item, index) => readItem({ item, index, known, report }));
  for (const [index, one] of recipients.entries()) {
    if (recipients.findIndex((other) => keyOf(other) === keyOf(one)) !== index)
      report(['recipients', index, 'address'], `${one.address} is there twice`, 'duplicate-id');
  }
  if (findings.length > 0) throw new BriefError('data', `${file} has errors`, { findings });
  return recipients;
}

type Report = (path: readonly (string | number)[], message: string, rule: string) => void;

interface Item {
  readonly item: z.infer<typeof recipientsSchema>['recipients'][number];
  readonly index: number;
  /** Topics and briefings that there are. */
  readonly known: readonly string[];
  readonly report: Report;
}

function readItem({ item, index, known, report }: Item): readonly Recipient[] {
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
    const why = typeof mailbox === 'string' ? mailbox : 'the name belongs into "name"';
    report(at('address'), `"address" is no mail address: ${why}`, 'wrong-value');
    return [];
  }
  const optional = { ...(name === undefined ? {} : { name }), ...(topics === undefined ? {} : { topics }) };
  return [{ address: mailbox.address, role: as, ...optional }];
}

/** What tells whether two addresses are one: most servers do not tell capitals from small letters. */
export function keyOf({ address }: Mailbox): string {
  return address.toLowerCase();
}

/** Whether somebody is to get a briefing. */
export function wants({ topics }: Recipient, { name, topic }: NamedBriefing): boolean {
  return topics === undefined || topics.includes(topic) || topics.includes(name);
}

/**
 * The recipients that a command line names.
 * @throws BriefError usage, for what is no address; an address that is named twice is taken once, where it stood first.
 */
export function namedRecipients(given: Readonly<Record<Role, readonly string[]>>): readonly Recipient[] {
  const roles = ['to', 'cc', 'bcc'] as const;
  const all = roles.flatMap((role) => given[role].map((text) => ({ ...mailboxOf(text, `--${role}`), role })));
  return all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

/** @throws BriefError usage, for what is no address. */
export function mailboxOf(text: string, where: string): Mailbox {
  const mailbox = readMailbox(text);
  if (typeof mailbox !== 'string') return mailbox;
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  throw new BriefError('usage', `${where} ${shown} is no mail address: ${mailbox}`, {
    hint: `as ${where} ana.lee@example.org, or ${where} "Ana Lee <ana.lee@example.org>"`,
  });
}

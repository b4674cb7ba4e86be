// Written by hand: what may stand in a header and reach a server is less than the grammar of RFC 5322 that packages read.
import { domainToASCII } from 'node:url';

/** A mail address with the name of its owner. */
export interface Mailbox {
  /** `local@domain`, the domain in ASCII and lower case. */
  readonly address: string;
  /** The name before the address, if any. */
  readonly name?: string;
}

/** RFC 5321, 4.5.3.1: octets of a local part, and of a path without its brackets. */
const longest = { local: 64, address: 254 };
const dotAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Control characters, line and paragraph separators, and characters that change the direction of text. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;

/**
 * A mailbox as people write it: `a@example.org`, `Ana Lee <a@example.org>` or `"Lee, Ana" <a@example.org>`.
 * Returns the mailbox, or what is wrong in words, without the text itself.
 */
export function readMailbox(text: string): Mailbox | string {
  if (hidden.test(text)) return 'it contains a line break or another invisible character';
  const match = /^(?:(.*?)\s*)<([^<>]*)>$/.exec(text.trim());
  const written = match?.[1]?.trim() ?? '';
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(written);
  const name = quoted === null ? written : (quoted[1] ?? '').replace(/\\(.)/g, '$1');
  if (quoted === null && /["<>]/.test(name)) return 'its name has an unclosed quotation mark or bracket';
  const read = readAddress(match === null ? text.trim() : (match[2] ?? ''));
  if ('fault' in read) return read.fault;
  const fault = name === '' ? undefined : nameFault(name);
  if (fault !== undefined) return fault;
  return { address: read.address, ...(name === '' ? {} : { name }) };
}

/** What is wrong with the name of a mailbox; undefined if it can be written in a header. */
export function nameFault(name: string): string | undefined {
  if (hidden.test(name)) return 'it contains a line break or another invisible character';
  if (name.trim() === '') return 'it is empty';
  return name.length > 200 ? 'it is longer than 200 characters' : undefined;
}

/** An address by RFC 5321, without quoted local parts and address literals, which are not supported. */
function readAddress(text: string): { readonly address: string } | { readonly fault: string } {
  const parts = text.split('@');
  const [local = '', domain = ''] = parts;
  if (/[,;]/.test(text)) return { fault: 'it contains a comma or semicolon; give each address on its own' };
  if (parts.length !== 2) return { fault: parts.length < 2 ? 'it has no "@"' : 'it has more than one "@"' };
  if (/[^\x20-\x7e]/.test(local)) return { fault: 'the part before the "@" must be ASCII' };
  if (!dotAtom.test(local) || local.length > longest.local) return { fault: 'the part before the "@" is not valid' };
  const ascii = /[%\s]/.test(domain) ? '' : domainToASCII(domain).toLowerCase();
  const labels = ascii.split('.');
  const named = labels.length > 1 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
  if (!named) return { fault: 'the part after the "@" is not a domain' };
  const address = `${local}@${ascii}`;
  return address.length > longest.address ? { fault: `it is longer than ${longest.address} characters` } : { address };
}

/** `Ana Lee <a@example.org>`, for messages. */
export function showMailbox({ name, address }: Mailbox): string {
  return name === undefined ? address : `${name} <${address}>`;
}

import { domainToUnicode } from 'node:url';
import { closedFault, hostFault, seemingHost } from './link-host.ts';
import { parseUrl } from './parse-url.ts';

/** Why an address should not stand in a briefing, and what to write in its place. */
export interface LinkFault {
  /** A warning where a reader should look twice; an error where no briefing may have it. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

const error = (message: string): LinkFault => ({ severity: 'error', message });
const schemes = 'links are https:, mailto: or #section';

/**
 * What is wrong with the target of a link, as it stands in the markup, entities resolved. A browser reads addresses as
 * the URL standard says, so this does too.
 */
export function linkFault(href: string): LinkFault | undefined {
  if (/^#[^\s#]*$/.test(href)) return undefined;
  if (/[\s\p{Cc}\p{Cf}]/u.test(href))
    return error(`the link "${shown(href)}" has spaces or invisible characters in it`);
  const url = parseUrl(href);
  if (url === undefined) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.test(href) ? '' : '; a reader has none of the files that a path leads to';
    return error(`the link "${shown(href)}" is not a complete address${scheme}: ${schemes}`);
  }
  if (url.protocol === 'mailto:') return mailFault(href, url);
  if (url.protocol === 'http:') {
    return error(`the link "${shown(href)}" is not encrypted: write https://${shown(href.replace(/^http:\/*/i, ''))}`);
  }
  if (url.protocol !== 'https:') return error(`the link "${shown(href)}" is ${url.protocol}: ${schemes}`);
  if (!/^https:\/\/[^/\\]/i.test(href))
    return error(`the link "${shown(href)}" is not a complete address: write ${shown(url.href)}`);
  const fault = closedFault(url) ?? writtenFault(href, url) ?? portFault(url) ?? hostFault(url);
  if (fault !== undefined) return error(`the link "${shown(href)}" ${fault}`);
  const mistaken = seemingHost(url.hostname);
  if (mistaken === undefined) return undefined;
  const { seeming, real } = mistaken;
  return {
    severity: 'warning',
    message: `the link "${shown(href)}" reads like one to ${seeming} and leads to ${real}; is that meant?`,
  };
}

/** A message to others than the one who is seen, or with more in its head than a subject. */
function mailFault(href: string, { searchParams }: URL): LinkFault | undefined {
  const host = /^mailto:[^\s@<>"'(),:;[\]\\?&%]+@([^\s@<>"'(),:;[\]\\?&%]+)$/i.exec(href.replace(/[?].*/, ''))?.[1];
  const told = `the link "${shown(href)}"`;
  if (host === undefined) return error(`${told} is not to one mail address, such as mailto:office@example.org`);
  const url = parseUrl(`https://${host}/`);
  const fault = url === undefined ? 'is to a host that cannot be' : (closedFault(url) ?? hostFault(url));
  if (fault !== undefined) return error(`${told} ${fault}`);
  const field = [...searchParams.keys()].find((name) => !/^(subject|body)$/i.test(name));
  if (field !== undefined)
    return error(`${told} sets "${shown(field)}" of a message: only subject and body may be set`);
  if (/\p{Cc}/u.test(searchParams.get('subject') ?? '')) return error(`${told} has a subject of more than one line`);
  return undefined;
}

/** A host that is not read as it is written, with full-width letters, say, or is a number in disguise. */
function writtenFault(href: string, { host, hostname, href: real }: URL): string | undefined {
  const authority = /^https:\/\/([^/?#\\]*)/i.exec(href)?.[1] ?? '';
  if (authority.includes('@')) return `leads to ${host}, not to what stands before the @: leave out the user name`;
  if (href.includes('\\')) return `has a backslash, which programs read differently: write ${shown(real)}`;
  if (/^[?#].*@/.test(href.slice('https://'.length + authority.length)))
    return `leads to ${host}, not to what stands after the @: write ${shown(real)}`;
  const written = authority.replace(/:\d*$/, '').normalize('NFC').toLowerCase();
  if (hostname.startsWith('[') || written === hostname || written === domainToUnicode(hostname)) return undefined;
  return `leads to ${hostname}, which is written differently: write ${shown(real)}`;
}

/** A port of another service, where no browser asks for a page. */
function portFault({ port }: URL): string | undefined {
  if (port === '' || Number(port) >= 1024) return undefined;
  return `asks at port ${port}, where no page is served by https: leave the port out`;
}

function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return plain.length > 100 ? `${plain.slice(0, 100)}…` : plain;
}

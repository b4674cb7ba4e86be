import { domainToUnicode } from 'node:url';
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
  if (url.username !== '' || url.password !== '')
    return error(
      `the link "${shown(href)}" leads to ${url.host}, not to what stands before the @: leave out the user name`,
    );
  return writtenFault(href, url) ?? hostFault(href, url.hostname);
}

/** Other recipients than the one that is seen. */
function mailFault(href: string, { searchParams }: URL): LinkFault | undefined {
  const field = [...searchParams.keys()].find((name) => !/^(subject|body)$/i.test(name));
  if (field === undefined) return undefined;
  return error(`the link "${shown(href)}" sets "${shown(field)}" of a message: only subject and body may be set`);
}

/** A host that is not read as it is written, with full-width letters, say, or is a number in disguise. */
function writtenFault(href: string, { hostname, href: real }: URL): LinkFault | undefined {
  if (href.includes('\\'))
    return error(`the link "${shown(href)}" has a backslash, which programs read differently: write ${shown(real)}`);
  const written = (/^https:\/\/([^/?#:[]*)/i.exec(href)?.[1] ?? '').normalize('NFC').toLowerCase();
  if (written === '' || written === hostname || written === domainToUnicode(hostname)) return undefined;
  return error(`the link "${shown(href)}" leads to ${hostname}, which is written differently: write ${shown(real)}`);
}

/** Letters of other scripts that are drawn like Latin ones. */
const alike =
  /^[\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u051B\u051D\u04CF\u03BF\u03BD\d-]+$/u;
const latin = /\p{Script=Latin}/u;
/** What no one language writes beside Latin letters. Chinese, Japanese and Korean do, in their own. */
const foreign =
  /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])\p{L}/u;
/** Letters of phonetics, which are drawn like those of the alphabet. */
const phonetic = /[\u0131\u0250-\u02AF\u1D00-\u1DBF]/u;

function hostFault(href: string, hostname: string): LinkFault | undefined {
  const labels = domainToUnicode(hostname).split('.');
  const odd = labels.find(
    (label) =>
      /[^\0-\x7F]/.test(label) &&
      ((latin.test(label) && foreign.test(label)) || alike.test(label) || phonetic.test(label)),
  );
  if (odd !== undefined)
    return error(
      `the link "${shown(href)}" leads to ${hostname}: "${odd}" has letters that only look like others; write the real host`,
    );
  const inner = labels.findIndex(
    (label, index) => /^(com|org|net|gov|edu)$/.test(label) && isInside(labels.slice(index + 1)),
  );
  // A host may begin with such a word, but not as a whole one does: gov.uk.
  const isWhole = inner > 0 || labels[1]?.length === 2;
  if (inner < 0 || !isWhole) return undefined;
  const [seeming, real] = [labels.slice(0, Math.max(inner + 1, 2)).join('.'), labels.slice(-2).join('.')];
  return {
    severity: 'warning',
    message: `the link "${shown(href)}" reads like one to ${seeming} and leads to ${real}; is that meant?`,
  };
}

/** Whether a domain follows that is more than the letters of a country: `gov.bc.ca` is one host, `gov.uk.example.org` two. */
function isInside(rest: readonly string[]): boolean {
  return rest.length > 1 && rest.some((label) => label.length > 2);
}

function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return plain.length > 100 ? `${plain.slice(0, 100)}…` : plain;
}

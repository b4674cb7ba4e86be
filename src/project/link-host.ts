import { domainToASCII, domainToUnicode } from 'node:url';
import { isOpenToAll } from './public-address.ts';

/** Letters of other scripts that are drawn like Latin ones. */
const alike =
  /^[\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u051B\u051D\u04CF\u03BF\u03BD\d-]+$/u;
const latin = /\p{Script=Latin}/u;
/** What no one language writes beside Latin letters. Chinese, Japanese and Korean do, in their own. */
const foreign =
  /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])\p{L}/u;
/** Letters of phonetics, which are drawn like those of the alphabet, and marks that are in no letter of it. */
const phonetic = /[\u0131\u0250-\u02AF\u1D00-\u1DBF]|\p{Script=Latin}\p{M}/u;
/** Letters that are drawn like a slash, after which the host would end. */
const slash = /[A-Za-z][\u30CE\u30BD\u30BE\u30F3\u4E36\u4E3F\u3033-\u3035]/u;
/** All that stands in hosts; others look like a slash, a point or a colon. */
const inHosts = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u00B7\u30FB._-]/u;

/** Why a reader elsewhere cannot follow a link, as a clause that says where it leads. */
export function closedFault(url: URL): string | undefined {
  if (isOpenToAll(url)) return undefined;
  return `leads to ${url.hostname}, which none but one machine or network knows: write an address that every reader can open`;
}

/** What is wrong with the name of a host, as such a clause; undefined where nothing is. */
export function hostFault({ hostname }: URL): string | undefined {
  if (hostname.startsWith('[')) return undefined;
  const host = domainToUnicode(hostname);
  if (/^\.|\.\.|\.$/.test(host)) return `leads to ${hostname}, in which a point stands without a name: leave it out`;
  const odd = [...host].find((character) => !inHosts.test(character));
  if (odd !== undefined) return `leads to ${hostname}: no host has a ${odd} in it; write the real host`;
  if (domainToASCII(host) !== hostname) return `leads to ${hostname}, which is no host; write the real host`;
  return lookAlike(hostname, host.split('.'));
}

function lookAlike(hostname: string, labels: readonly string[]): string | undefined {
  // Under a domain in letters of its own, a name in such letters is what it seems.
  const isLatin = /^[\0-\x7F]*$/.test(labels.at(-1) ?? '');
  const odd = labels.find(
    (label) =>
      /[^\0-\x7F]/.test(label) &&
      ((latin.test(label) && foreign.test(label)) ||
        (isLatin && alike.test(label)) ||
        phonetic.test(label) ||
        slash.test(label)),
  );
  if (odd === undefined) return undefined;
  return `leads to ${hostname}: "${odd}" has letters that only look like others; write the real host`;
}

/** The whole host that another one begins with, as `gov.uk.example.org` does, and where that one leads. */
export function seemingHost(hostname: string): { readonly seeming: string; readonly real: string } | undefined {
  const labels = domainToUnicode(hostname).split('.');
  const inner = labels.findIndex(
    (label, index) => /^(com|org|net|gov|edu)$/.test(label) && isInside(labels.slice(index + 1)),
  );
  // A host may begin with such a word, but not as a whole one does: gov.uk.
  const isWhole = inner > 0 || labels[1]?.length === 2;
  if (inner < 0 || !isWhole) return undefined;
  return { seeming: labels.slice(0, Math.max(inner + 1, 2)).join('.'), real: registered(labels) };
}

/** What somebody registered: under a country's letters there may be a word for all who are of a kind, as in `co.uk`. */
function registered(labels: readonly string[]): string {
  const isShared = labels.at(-1)?.length === 2 && /^(co|com|ac|org|net|gov|edu)$/.test(labels.at(-2) ?? '');
  return labels.slice(isShared ? -3 : -2).join('.');
}

/** Whether a domain follows that is more than the letters of a country: `gov.bc.ca` is one host, `gov.uk.example.org` two. */
function isInside(rest: readonly string[]): boolean {
  return rest.length > 1 && rest.some((label) => label.length > 2);
}

import { parseUrl } from '../../project/parse-url.ts';
import { wildcard } from '../tables/columns.ts';
import { candidates } from './candidates.ts';
import { FetchError } from './fetch-error.ts';

/**
 * The one address that a page links to under a pattern: by the address itself, the name of its file or the words of the
 * link. Of patterns with placeholders the newest period counts.
 * @throws FetchError where no link or more than one is meant.
 */
export function findLink(page: string, base: URL, pattern: string, today: string): URL {
  const links = linksIn(page, base);
  for (const wanted of candidates(pattern, today)) {
    const matches = wildcard(wanted);
    const found = links.filter(({ url, words }) => [url.href, fileName(url), words].some(matches));
    const addresses = [...new Set(found.map(({ url }) => url.href))];
    const [one] = found;
    if (one !== undefined && addresses.length === 1) return one.url;
    if (addresses.length > 1) {
      const names = addresses.slice(0, 3).map((address) => address.replace(/^.*\//, ''));
      const some = new Set(names).size < names.length ? addresses.slice(0, 3) : names;
      throw new FetchError(`has ${addresses.length} links that are "${wanted}", such as ${some.join(', ')}; name one`);
    }
  }
  const files = [...new Set(links.map(({ url }) => fileName(url)).filter((name) => name.includes('.')))].slice(0, 8);
  throw new FetchError(
    `has no link that is "${pattern}"${files.length === 0 ? '' : `; it links to ${files.join(', ')}`}`,
  );
}

interface Link {
  readonly url: URL;
  readonly words: string;
}

/** Lengths are bounded, so that no page, however broken, takes long to look through. */
const anchor =
  /<a\s[^>]{0,500}?\bhref\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>"']{1,2000}))[^>]{0,500}>(?:(.{0,500}?)<\/a\s*>)?/gis;

function linksIn(page: string, base: URL): readonly Link[] {
  return [...page.matchAll(anchor)].flatMap(([, double, single, bare, words = '']) => {
    const url = parseUrl(decode(double ?? single ?? bare ?? ''), base);
    const plain = decode(words.replace(/<[^>]*>/g, ' '));
    return url === undefined ? [] : [{ url, words: plain.replace(/\s+/g, ' ').trim() }];
  });
}

function fileName({ pathname }: URL): string {
  const name = pathname.replace(/^.*\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  '#38': '&',
};

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}

import { parseUrl } from '../../project/parse-url.ts';
import { wildcard } from '../tables/columns.ts';
import { TableError } from '../tables/grid.ts';
import { unpackZip } from '../tables/unpack-zip.ts';
import { candidates } from './candidates.ts';
import type { FetchDescription } from './description.ts';
import { type Download, type Downloaded, download, type Limits } from './download.ts';
import { FetchError } from './fetch-error.ts';
import { findLink } from './find-link.ts';

/** What the server said of the file that is there, so that it need not be sent again. */
export interface KnownFile {
  readonly url: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface ObtainContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The key that the publisher asks for. */
  readonly key: string | undefined;
  readonly known: KnownFile | undefined;
  readonly limits: Limits;
  readonly allowPrivate: boolean;
  readonly userAgent: string;
}

/** A table file as its publisher has it now. */
export interface Obtained extends KnownFile {
  /** Undefined where it is the one that is there. */
  readonly bytes: Uint8Array | undefined;
  /** Its own name: of the archive's entry, or the last part of its address. */
  readonly name: string;
}

const pageLimit = 2 * 1024 * 1024;

/**
 * Downloads the table file that a source names: at its address, or at the one that a page links to; of an address with a
 * period in it, the newest that there is. @throws FetchError, whose message begins with the address.
 */
export async function obtain(description: FetchDescription, context: ObtainContext): Promise<Obtained> {
  const { url, page = '', link = '', unzip } = description;
  const file =
    url === undefined
      ? await newest(await linkOn(page, link, description, context), description, context)
      : await newest(url, description, context);
  const { bytes, etag, lastModified } = file.downloaded;
  const found = { url: file.url, etag, lastModified };
  if (bytes === undefined || unzip === undefined) return { ...found, bytes, name: nameOf(file.downloaded.url) };
  return { ...found, ...at(file.url, () => unpack(bytes, unzip)) };
}

interface File {
  /** As it was asked for, without a key. */
  readonly url: string;
  readonly downloaded: Downloaded;
}

/** The first of the addresses of a template that is there, the newest period first. */
async function newest(template: string, description: FetchDescription, context: ObtainContext): Promise<File> {
  const addresses = candidates(template, context.today);
  for (const url of addresses) {
    try {
      return { url, downloaded: await get(url, description, context) };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.isAbsent && url !== addresses.at(-1)) continue;
      const [first] = addresses;
      throw new FetchError(
        url === first ? `${url} ${error.message}` : `${first} and those before it: ${error.message}`,
      );
    }
  }
  throw new FetchError(`${template} is no address`);
}

async function linkOn(
  page: string,
  link: string,
  description: FetchDescription,
  context: ObtainContext,
): Promise<string> {
  const limits = { ...context.limits, bytes: pageLimit };
  const { url, downloaded } = await newest(page, description, { ...context, limits, known: undefined });
  return at(url, () => {
    const text = Buffer.from(downloaded.bytes ?? []).toString('utf8');
    return findLink(text, downloaded.url, link, context.today).href;
  });
}

/** What is wrong is told with the address of what it is wrong with. */
function at<Made>(url: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof FetchError || error instanceof TableError) throw new FetchError(`${url} ${error.message}`);
    throw error;
  }
}

async function get(text: string, description: FetchDescription, context: ObtainContext): Promise<Downloaded> {
  const url = parseUrl(text);
  if (url === undefined) throw new FetchError('is no address');
  const { known, userAgent, limits, allowPrivate } = context;
  const conditions: Download['headers'] = {
    ...(known?.url === text && known.etag !== undefined ? { 'if-none-match': known.etag } : {}),
    ...(known?.url === text && known.lastModified !== undefined ? { 'if-modified-since': known.lastModified } : {}),
  };
  const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity', ...conditions };
  return await download({ headers, limits, allowPrivate, ...withKey(url, description, context.key) });
}

/** The key goes to the host that the source names, and not to one that a page or a redirect leads to. */
function withKey(
  url: URL,
  { url: own, page, 'key-header': header, 'key-query': query }: FetchDescription,
  key: string | undefined,
): Pick<Download, 'url' | 'named' | 'secret'> {
  const named = parseUrl((own ?? page ?? '').replace(/\{\w+\}/g, '1')) ?? url;
  if (key === undefined || named.origin !== url.origin) return { url, named };
  if (header !== undefined) return { url, named, secret: { [header]: key } };
  const keyed = new URL(url);
  if (query !== undefined) keyed.searchParams.set(query, key);
  return { url: keyed, named };
}

function unpack(bytes: Uint8Array, pattern: string): Pick<Obtained, 'bytes' | 'name'> {
  const names: string[] = [];
  const matches = wildcard(pattern);
  const found = unpackZip(bytes, (name) => {
    if (!name.endsWith('/')) names.push(name);
    return !name.endsWith('/') && (matches(name) || matches(name.replace(/^.*\//, '')));
  });
  const [one, other] = found;
  const listed = names.slice(0, 8).join(', ');
  if (one === undefined) throw new FetchError(`has no "${pattern}" in its archive, which holds ${listed}`);
  if (other !== undefined) {
    throw new FetchError(
      `has several files that are "${pattern}" in its archive: ${[...found.keys()].slice(0, 8).join(', ')}`,
    );
  }
  const [name, content] = one;
  return { name: name.replace(/^.*\//, ''), bytes: content };
}

function nameOf({ pathname }: URL): string {
  return pathname.replace(/^.*\//, '');
}

import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { parseUrl } from '../../project/parse-url.ts';
import { isPublic, literalAddress } from '../../project/public-address.ts';
import { isLocal, refuseAddress } from './address.ts';
import { FetchError } from './fetch-error.ts';

/** What a download may take: bytes, redirects, and milliseconds without a byte and in all. */
export interface Limits {
  readonly bytes: number;
  readonly redirects: number;
  readonly idle: number;
  readonly whole: number;
}

export interface Download {
  readonly url: URL;
  /** The address that the data name, from which this one may have been found. */
  readonly named: URL;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the host of the address alone, not to where it redirects. */
  readonly secret?: Readonly<Record<string, string>> | undefined;
  readonly limits: Limits;
  /** Whether addresses of private networks are allowed too. */
  readonly allowPrivate: boolean;
}

export interface Downloaded {
  /** Where it was in the end. */
  readonly url: URL;
  /** Undefined where the server says that it is what we have. */
  readonly bytes: Uint8Array | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/**
 * Downloads one file over https, or http from this machine. Each redirect is held to the same rules, and each connection
 * goes to an address that was checked. @throws FetchError for whatever keeps it from being had whole.
 */
export async function download(wanted: Download): Promise<Downloaded> {
  const { url: first, limits, secret } = wanted;
  const deadline = AbortSignal.timeout(limits.whole);
  let url = first;
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    refuseHop(url, wanted);
    const headers = { ...wanted.headers, ...(url.origin === first.origin ? secret : {}) };
    const answer = await request(url, { ...wanted, headers, deadline });
    if (!(answer instanceof URL)) return { ...answer, url };
    url = answer;
  }
  throw new FetchError(`redirects more than ${limits.redirects} times`);
}

/** The data may name this machine; a page or a redirect elsewhere may not lead to it. */
function refuseHop(url: URL, { named, allowPrivate }: Pick<Download, 'named' | 'allowPrivate'>): void {
  const why = refuseAddress(url.href);
  if (why !== undefined)
    throw new FetchError(`leads to ${url.origin === 'null' ? url.protocol : url.origin}, which ${why}`);
  const address = literalAddress(url);
  const isAllowed = isLocal(url) ? isLocal(named) : address === undefined || isPublic(address);
  if (!allowPrivate && !isAllowed) throw new FetchError(`leads to ${privateAddress(url.hostname)}`);
}

function privateAddress(host: string): string {
  return `${host}, which is in a private network; --allow-private allows it`;
}

/** Resolves a host to addresses that were checked, so that no other can be connected to. */
export function checkedLookup(url: URL, allowPrivate: boolean, resolve: typeof lookup = lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      const isAllowed = ({ address }: LookupAddress): boolean => allowPrivate || isLocal(url) || isPublic(address);
      const [one] = found;
      if (error !== null || one === undefined) callback(error ?? new FetchError(`${host} has no address`), '', 0);
      else if (!found.every(isAllowed)) callback(new FetchError(`leads to ${privateAddress(host)}`), '', 0);
      else if (options.all === true) callback(null, found);
      else callback(null, one.address, one.family);
    });
  };
}

type Request = Pick<Download, 'headers' | 'limits' | 'allowPrivate'> & { readonly deadline: AbortSignal };
type HttpAnswer = Omit<Downloaded, 'url'>;

/** One request: what it answered, or where it redirects to. */
async function request(url: URL, wanted: Request): Promise<HttpAnswer | URL> {
  const { headers, limits, allowPrivate, deadline } = wanted;
  const options = { headers, lookup: checkedLookup(url, allowPrivate), agent: false, timeout: limits.idle };
  return await new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? https : http).get(url, { ...options, signal: deadline });
    const fail = (error: Error): void => {
      reject(error instanceof FetchError ? error : new FetchError(explain(error, deadline, limits)));
    };
    sent.on('timeout', () => sent.destroy(new FetchError(`sent nothing for ${limits.idle / 1000} s`)));
    sent.on('error', fail);
    sent.on('response', (response) => {
      response.on('error', fail);
      // What is left of the answer is not wanted, and may never end.
      readAnswer(response, url, limits)
        .then(resolve, fail)
        .finally(() => sent.destroy());
    });
  });
}

const sayings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no such host',
  EAI_AGAIN: 'could not be looked up; is there a network?',
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'cut the connection',
};

function explain(error: Error, deadline: AbortSignal, { whole }: Limits): string {
  if (deadline.aborted) return `did not finish within ${whole / 1000} s`;
  const code = 'code' in error ? String(error.code) : error.message;
  if (/CERT|TLS|SSL|ISSUER|SIGN/.test(code)) return `has no certificate that can be trusted (${code})`;
  return sayings[code] ?? `could not be downloaded (${code})`;
}

async function readAnswer(response: IncomingMessage, url: URL, { bytes: most }: Limits): Promise<HttpAnswer | URL> {
  const { statusCode: status = 0, statusMessage, headers } = response;
  if ([301, 302, 303, 307, 308].includes(status)) {
    const next = parseUrl(headers.location ?? '', url);
    if (headers.location !== undefined && next !== undefined) return next;
    throw new FetchError('redirects to no address');
  }
  const tags = { etag: headers.etag, lastModified: headers['last-modified'] };
  if (status === 304) return { bytes: undefined, ...tags };
  if (status !== 200)
    throw new FetchError(`answered ${status} ${statusMessage ?? ''}`.trim(), [404, 410].includes(status));
  if (Number(headers['content-length']) > most) throw new FetchError(tooMuch(most));
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new FetchError(tooMuch(most));
    parts.push(part);
  }
  if (!response.complete) throw new FetchError('cut the connection');
  return { bytes: decode(Buffer.concat(parts), headers['content-encoding'], most), ...tags };
}

function tooMuch(most: number): string {
  return `sends more than ${most / 1024 / 1024} MB`;
}

/** Some servers pack what they were asked to send as it is. */
function decode(bytes: Buffer, encoding: string | undefined, most: number): Buffer {
  if (encoding === undefined || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new FetchError(`packs its answer as "${encoding}", which cannot be read`);
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw new FetchError(error instanceof RangeError ? tooMuch(most) : 'sent data that cannot be unpacked');
  }
}

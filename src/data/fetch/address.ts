import { parseUrl } from '../../project/parse-url.ts';

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host is named as this machine. */
export function isLocal({ hostname }: URL): boolean {
  return localNames.has(hostname);
}

/** Why nothing is fetched from an address, its placeholders aside; undefined where it is allowed. */
export function refuseAddress(text: string): string | undefined {
  const url = parseUrl(text.replace(/\{\w+\}/g, '1'));
  if (url === undefined) return 'not an address';
  if (url.username !== '' || url.password !== '') return 'an address holds no password; name a variable with `key`';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))) return undefined;
  return 'must be an https address (http is for localhost alone)';
}

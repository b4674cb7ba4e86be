import { sha256 } from '../project/sha256.ts';
import type { MadeFrom } from './made-from.ts';

const unsealed = '0'.repeat(64);
const start = '<meta name="briefpress" data-seal="';
const pattern = new RegExp(`${start}([0-9a-f]{64})" content='([^']*)'>`);

/** The page with what it was made from, sealed with a digest of everything else in it. */
export function sealHtml(html: string, made: MadeFrom): string {
  const content = JSON.stringify(made).replace(/['<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  const meta = `${start}${unsealed}" content='${content}'>`;
  const open = html.replace('<meta charset="utf-8">', (charset) => `${charset}${meta}`);
  return open.replace(`${start}${unsealed}`, `${start}${sha256(open)}`);
}

/** What a page was made from, as JSON; undefined if it was changed since it was sealed, or has no seal. */
export function readSealedHtml(html: string): string | undefined {
  const [, seal = '', content] = pattern.exec(html) ?? [];
  const open = html.replace(`${start}${seal}`, `${start}${unsealed}`);
  return content !== undefined && sha256(open) === seal ? content : undefined;
}

import { BriefError } from '../project/errors.ts';

/** What a missing or mistaken value leaves on a page. */
const leftovers = /\bNaN\b|\bundefined\b|\[object Object\]|Invalid Date|\bInfinity\b|\uFFFD|[\uE000-\uE004]/;

const tag = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const attribute = /([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;

const unsafeElements = new Set(
  'script iframe frame object embed base form video audio link portal foreignobject image use filter'.split(' '),
);
const fetching = new Set(['src', 'srcset', 'poster', 'background', 'ping', 'action', 'formaction']);

/**
 * Looks at a finished document before it is printed.
 * @throws BriefError data, where it shows a missing value, or could fetch or run something.
 */
export function checkMarkup(markup: string): void {
  const text = markup.replace(/<style>[\s\S]*?<\/style>/g, '');
  const leftover = leftovers.exec(text);
  if (leftover !== null)
    throw new BriefError('data', `the page contains "${leftover[0]}": …${around(text, leftover.index)}…`, {
      hint: 'fix the template or the data',
    });
  for (const found of text.matchAll(tag)) {
    const unsafe = unsafePart(found[1] ?? '', found[2] ?? '');
    if (unsafe !== undefined) throw notAllowed(unsafe, around(text, found.index), 'template');
  }
  for (const [, css = ''] of markup.matchAll(/<style>([\s\S]*?)<\/style>/g)) {
    const unsafe = fetchingCss(css);
    if (unsafe !== undefined) throw notAllowed(unsafe.text, around(unsafe.css, unsafe.index), 'style sheet');
  }
}

function unsafePart(element: string, rest: string): string | undefined {
  if (unsafeElements.has(element.toLowerCase())) return `<${element}`;
  for (const [, name = '', quoted = ''] of rest.matchAll(attribute)) {
    const value = quoted.replace(/^["']|["']$/g, '').trim();
    if (isUnsafe({ element, name: name.toLowerCase(), value })) return `${name}=`;
  }
  return undefined;
}

function isUnsafe({
  element,
  name,
  value,
}: {
  readonly element: string;
  readonly name: string;
  readonly value: string;
}): boolean {
  if (name.startsWith('on')) return true;
  if (name === 'src' && /^data:image\//i.test(value)) return false;
  // A second policy can only forbid more.
  if (name === 'http-equiv') return !/^content-security-policy$/i.test(value);
  if (fetching.has(name)) return true;
  if (name === 'style') return fetchingCss(value) !== undefined;
  if (name !== 'href' && name !== 'xlink:href') return false;
  return !(element.toLowerCase() === 'a' ? /^(https:|mailto:|#)/i : /^#/).test(value);
}

/** What would fetch something in a style sheet, in which escapes may hide it; data: URLs hold what they show. */
function fetchingCss(
  style: string,
): { readonly text: string; readonly css: string; readonly index: number } | undefined {
  const own = style.replace(/url\(\s*(["']?)data:[^"')]*\1\s*\)/gi, '');
  const css = own.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => plain(Number.parseInt(code, 16)));
  const found = /url\s*\(|@import|image-set\s*\(|\bsrc\s*\(|expression\s*\(/i.exec(css);
  return found === null ? undefined : { text: found[0], css, index: found.index };
}

function plain(code: number): string {
  return code > 31 && code < 127 ? String.fromCodePoint(code) : ' ';
}

function notAllowed(what: string, where: string, file: string): BriefError {
  return new BriefError('data', `the page contains ${what.trim()}, which is not allowed: …${where}…`, {
    hint: `remove it from the ${file}; a briefing contains everything that it shows, and its links are https, mailto or #`,
  });
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 30), index + 30).replace(/\s+/g, ' ');
}

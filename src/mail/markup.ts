import type { Html } from '../compose/html.ts';

/** The attributes of the page's markup that a mail keeps; the others refer to things that a mail does not have. */
const kept = new Set(['href', 'lang']);
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi;

/**
 * The page's markup for a mail. Of a link into the document only the text is kept, since its target is in the PDF; a link
 * at the end of a point that only leads to more is left out.
 */
export function mailMarkup({ html }: Html): Html {
  const text = html.replace(/\s*<a(?![^>]*\bclass=)[^>]*\bhref="#[^"]*"[^>]*>(?:(?!<\/a>)[\s\S])*<\/a>(?=\s*$)/, '');
  const open: boolean[] = [];
  return {
    html: text.replace(tag, (_, slash: string, name: string, rest: string) => {
      if (slash === '/') return open.pop() === true ? `</${name}>` : '';
      if (name === 'br') return '<br>';
      const attributes = [...rest.matchAll(/([a-z-]+)="([^"]*)"/gi)].filter(
        ([, key = '', value = '']) => kept.has(key) && !(key === 'href' && value.startsWith('#')),
      );
      const bare = (name === 'a' || name === 'span') && attributes.length === 0;
      open.push(!bare);
      return bare ? '' : `<${name}${attributes.map(([whole]) => ` ${whole}`).join('')}>`;
    }),
  };
}

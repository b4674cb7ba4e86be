import type { Html } from '../compose/briefing.ts';

/** What may stand in a mail of the page's own markup; all else would name places that a mail does not have. */
const kept = new Set(['href', 'lang']);
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi;

/**
 * The page's markup for a mail. A link into the document keeps its words alone, for its target is in the PDF; one that
 * ends a point and only says where more stands goes with its words.
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

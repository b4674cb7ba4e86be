import type { Locale } from '../style/locale/locale.ts';

const piece = /<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<svg\b[\s\S]*?<\/svg>|<[^>]*>|[^<]+/g;
const opening = /^<([a-z][a-z0-9]*)\b/i;
const ownLanguage = /\slang="([^"]*)"/;
const empty = new Set(['br', 'img', 'meta', 'link', 'wbr', 'hr', 'col']);

/**
 * A document's markup with the spaces that its language has beside marks. What is in another language, such as the title
 * of a foreign source, keeps its own; drawings, styles and the title are left as they are.
 */
export function spaceMarks(markup: string, { tag, spaced }: Pick<Locale, 'tag' | 'spaced'>): string {
  const languages: string[] = [tag];
  return markup.replace(piece, (found) => {
    if (!found.startsWith('<')) return languages.at(-1) === tag ? spaced(found) : found;
    const [, name = ''] = opening.exec(found) ?? [];
    if (found.startsWith('</')) {
      if (languages.length > 1) languages.pop();
    } else if (name !== '' && !/^<(?:style|title|svg)\b/.test(found) && !empty.has(name.toLowerCase())) {
      languages.push(ownLanguage.exec(found)?.[1] ?? languages.at(-1) ?? tag);
    }
    return found;
  });
}

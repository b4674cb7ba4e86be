import type { Briefing } from '../compose/briefing.ts';
import type { Files } from '../project/files.ts';
import type { FontFace } from '../style/fonts/packaged.ts';
import { selectFaces } from '../style/fonts/select-faces.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Theme } from '../style/theme/load.ts';
import type { Templates } from './templates.ts';

/** Marks that charts and style sheets draw of themselves: digits, signs, arrows of none. */
const always = '0123456789.,%+−–—·…‘’“”()[]/:;';

/**
 * The font files that a briefing needs: every character of its texts, of the templates and of the locale's words in them. The
 * markup itself is made of the same characters, so a few more than are printed do no harm.
 */
export function findUsedFonts({
  briefing,
  theme,
  locale,
  templates,
  files,
}: {
  readonly briefing: Briefing;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly templates: Templates;
  readonly files: Files;
}): readonly FontFace[] {
  const { serif, sans, fallback } = theme.fonts;
  const texts = [
    always,
    decodeEntities(JSON.stringify(briefing)),
    ...templates.values(),
    ...[...templates.values()].flatMap((template) => wordsOf(template, locale)),
    locale.word('page-of'),
  ].join('');
  const text = [...new Set(texts)].join('');
  const { script } = locale;
  const running = selectFaces({ text, family: sans, fallback, script, files });
  if (script === 'han') return running;
  return [
    ...running,
    ...selectFaces({ text, family: serif, fallback, script, files }).filter(({ family }) => family === serif.family),
  ];
}

/** The words of the locale that a template prints by itself: headings, for the most part. */
function wordsOf(template: string, locale: Locale): readonly string[] {
  return [...template.matchAll(/\bword "([\w-]+)"/g)].map(([, name = '']) => locale.word(name));
}

function decodeEntities(text: string): string {
  return text.replace(/&#39;/g, "'");
}

import { chooseLocale } from '../check/locales.ts';
import type { Data } from '../data/types.ts';
import { indexFile, loadTemplates, type Templates } from '../page/templates.ts';
import type { Files } from '../project/files.ts';
import { onceForText } from '../project/once-each.ts';
import { sha256 } from '../project/sha256.ts';
import { hyphenationText } from '../style/locale/hyphenation.ts';
import type { Locale } from '../style/locale/locale.ts';
import { loadTheme, type Theme } from '../style/theme/load.ts';

/** What briefings are made with besides their content: each is read when it is first needed, once for all of them. */
export interface Materials {
  readonly theme: (name: string) => ThemeMaterial;
  /** Of a language. */
  readonly language: (tag: string) => LanguageMaterial;
}

/** A theme, and what a briefing's look and its fonts depend on, as texts. */
export interface ThemeMaterial {
  readonly theme: Theme;
  readonly look: string;
  readonly fonts: string;
}

export interface LanguageMaterial {
  readonly locale: Locale;
  readonly templates: Templates;
  /** Of an index, which has another page. */
  readonly indexTemplates: () => Templates;
  /** The text of its file, and a hash of the patterns that its words are parted by. */
  readonly words: string;
}

export function openMaterials(files: Files, data: Data): Materials {
  return {
    theme: onceForText((name) => {
      const theme = loadTheme(files, name);
      return { theme, look: JSON.stringify(theme), fonts: fontsOf(theme, files) };
    }),
    language: onceForText((tag) => ({
      locale: chooseLocale(files, data, tag),
      templates: loadTemplates(files, tag),
      indexTemplates: () => loadTemplates(files, tag, indexFile),
      words: files.read(`templates/locales/${tag}.yaml`) + sha256(hyphenationText(files, tag) ?? ''),
    })),
  };
}

/** The packages of a theme's fonts with their versions, and a hash of each file of its own. */
function fontsOf({ fonts }: Theme, files: Files): string {
  const parts = Object.values(fonts).flatMap((font) =>
    'files' in font
      ? font.files.map(({ file }) => sha256(files.bytes(file)))
      : [files.read(`node_modules/${font.package}/package.json`)],
  );
  return parts.join('\0');
}

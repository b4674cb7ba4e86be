import { chooseLocale } from '../check/project.ts';
import type { Data } from '../data/types.ts';
import { loadTemplates, type Templates } from '../page/templates.ts';
import type { Files } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';
import type { Locale } from '../style/locale/locale.ts';
import { loadTheme, type Theme } from '../style/theme/load.ts';

/** What briefings are made with, whatever they say: each is read when it is first asked for, once for all of them. */
export interface Materials {
  readonly theme: (name: string) => ThemeMaterial;
  /** Of a language. */
  readonly language: (tag: string) => LanguageMaterial;
}

/** A theme, and what its files and its fonts are, in hashes. */
export interface ThemeMaterial {
  readonly theme: Theme;
  readonly files: string;
  readonly fonts: string;
}

export interface LanguageMaterial {
  readonly locale: Locale;
  readonly templates: Templates;
  /** Hashes of the two. */
  readonly words: string;
  readonly layout: string;
}

export function openMaterials(files: Files, data: Data): Materials {
  return {
    theme: once((name) => {
      const theme = loadTheme(files, name);
      return {
        theme,
        files: hashFiles(files, filesBelow(files, `templates/themes/${name}`)),
        fonts: fontsOf(theme, files),
      };
    }),
    language: once((tag) => {
      const templates = loadTemplates(files, tag);
      return {
        locale: chooseLocale(files, data, tag),
        templates,
        words: hashFiles(files, [`templates/locales/${tag}.yaml`]),
        layout: sha256(JSON.stringify([...templates])),
      };
    }),
  };
}

function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const now = make(name);
    made.set(name, now);
    return now;
  };
}

/** The packages of a theme's fonts with their versions; what it brings along stands in its own folder. */
function fontsOf({ fonts }: Theme, files: Files): string {
  const packages = Object.values(fonts).flatMap((font) => ('package' in font ? [font.package] : []));
  return packages.map((name) => files.read(`node_modules/${name}/package.json`)).join('\0');
}

/** Every file below a folder, by its path from the project's root. */
export function filesBelow(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => {
    const file = `${folder}/${name}`;
    return isFolder(files, file) ? filesBelow(files, file) : [file];
  });
}

function isFolder(files: Files, path: string): boolean {
  try {
    return files.list(path).length > 0;
  } catch {
    return false;
  }
}

/** One hash over the names and contents of files. Their times play no part. */
export function hashFiles(files: Files, paths: readonly string[]): string {
  return sha256(paths.map((file) => `${file}\0${sha256(files.bytes(file))}`).join('\n'));
}

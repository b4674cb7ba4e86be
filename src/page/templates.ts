import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import type { Theme } from '../style/theme/load.ts';

/** The texts of the templates and style sheets that a page is made of, by their paths. */
export type Templates = ReadonlyMap<string, string>;

export const pageFile = 'templates/briefing.hbs';
/** The page of an index, and its style sheet, which follows the shared one. */
export const indexFile = 'templates/index.hbs';
const indexCss = 'templates/index.css';
export const sharedCss = 'templates/briefing.css';

/** What the templates of a page may print with, besides what every template may. */
export const pageHelpers = ['drawing', 'narrow', 'picture', 'page-head'] as const;

/** Every template and style sheet that pages and messages are made with, by its path: `templates/partials/tile.hbs`. */
export function readTemplates(files: Files): ReadonlyMap<string, string> {
  const paths = ['templates', 'templates/partials'].flatMap((folder) =>
    files.list(folder).flatMap((name) => (/\.(hbs|css)$/.test(name) ? [`${folder}/${name}`] : [])),
  );
  return new Map(paths.map((file) => [file, files.read(file)]));
}

/** Those, and the style sheets that languages need. */
export function readLook(files: Files): ReadonlyMap<string, string> {
  const folder = 'templates/locales';
  const sheets = files.list(folder).filter((name) => name.endsWith('.css'));
  return new Map([
    ...readTemplates(files),
    ...sheets.map((name) => [`${folder}/${name}`, files.read(`${folder}/${name}`)] as const),
  ]);
}

/** One of the templates that were read. @throws BriefError data, where it is missing. */
export function templateOf(read: ReadonlyMap<string, string>, file: string): string {
  const text = read.get(file);
  if (text !== undefined) return text;
  throw new BriefError('data', `${file}: no such file`, { hint: 'restore it' });
}

/**
 * The templates of a page: `templates/briefing.hbs` or `templates/index.hbs`, the partials and the style sheet, the shared one and, after it, what
 * the language of the page needs, where it needs something (`templates/locales/<tag>.css`).
 */
export function loadTemplates(files: Files, tag: string, page = pageFile): Templates {
  const read = readTemplates(files);
  const ofLanguage = `templates/locales/${tag}.css`;
  return new Map([
    [page, templateOf(read, page)],
    [sharedCss, templateOf(read, sharedCss)],
    ...(page === indexFile ? [[indexCss, templateOf(read, indexCss)] as const] : []),
    ...(files.exists(ofLanguage) ? [[ofLanguage, files.read(ofLanguage)] as const] : []),
    ...[...read].filter(([file]) => partialName(file) !== undefined),
  ]);
}

/** Those templates with the partials that a theme has of its own, which stand before the shared ones. */
export function withPartials(templates: Templates, { partials }: Pick<Theme, 'partials'>): Templates {
  return new Map([...templates, ...Object.entries(partials)]);
}

/** The name by which templates name a partial, by its path; undefined for another file. */
export function partialName(file: string): string | undefined {
  return /^templates\/(?:partials|themes\/[^/]+)\/(.*)\.hbs$/.exec(file)?.[1];
}

/** The partials among templates, by their names. */
export function partialsOf(templates: Templates): ReadonlyMap<string, string> {
  return new Map(
    [...templates].flatMap(([file, text]): readonly [string, string][] => {
      const name = partialName(file);
      return name === undefined ? [] : [[name, text]];
    }),
  );
}

/** The style sheet of a page: the shared one, then what its language needs. */
export function pageCss(templates: Templates): string {
  return [...templates].flatMap(([file, text]) => (file.endsWith('.css') ? [text] : [])).join('\n');
}

import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';

/** The texts of the page's templates, by name: `briefing`, the partials, and the style sheet as `css`. */
export type Templates = ReadonlyMap<string, string>;

/** Every template and style sheet that pages and messages are made with, by its path: `templates/partials/tile.hbs`. */
export function readTemplates(files: Files): ReadonlyMap<string, string> {
  const paths = ['templates', 'templates/partials'].flatMap((folder) =>
    files.list(folder).flatMap((name) => (/\.(hbs|css)$/.test(name) ? [`${folder}/${name}`] : [])),
  );
  return new Map(paths.map((file) => [file, files.read(file)]));
}

/** One of the templates that were read. @throws BriefError data, where it is missing. */
export function templateOf(read: ReadonlyMap<string, string>, file: string): string {
  const text = read.get(file);
  if (text !== undefined) return text;
  throw new BriefError('data', `${file}: no such file`, { hint: 'restore it' });
}

/**
 * The templates of a page: `templates/briefing.hbs`, the partials and the style sheet, the shared one and, after it, what
 * the language of the page needs, where it needs something (`templates/locales/<tag>.css`).
 */
export function loadTemplates(files: Files, tag: string): Templates {
  const read = readTemplates(files);
  const ofLanguage = `templates/locales/${tag}.css`;
  const partials = [...read].flatMap(([file, text]): readonly [string, string][] => {
    const name = /^templates\/partials\/(.*)\.hbs$/.exec(file)?.[1];
    return name === undefined ? [] : [[name, text]];
  });
  const css = [
    templateOf(read, 'templates/briefing.css'),
    ...(files.exists(ofLanguage) ? [files.read(ofLanguage)] : []),
  ];
  return new Map([['briefing', templateOf(read, 'templates/briefing.hbs')], ['css', css.join('\n')], ...partials]);
}

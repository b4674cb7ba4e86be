import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { didYouMean } from '../../project/nearest.ts';

/** What a theme may write itself: a page before page 1, and the words at the head and the foot of pages. */
const names = ['cover', 'header', 'footer'];

/** The partials in a theme's folder by their paths, and the templates there that nothing would use. */
export function readPartials(
  files: Files,
  folder: string,
): { readonly found: Readonly<Record<string, string>>; readonly findings: readonly Finding[] } {
  const templates = files.list(folder).filter((file) => file.endsWith('.hbs'));
  const own = templates.filter((file) => names.some((name) => file === `${name}.hbs`));
  const unused = templates.filter((file) => !own.includes(file));
  return {
    found: Object.fromEntries(own.map((file) => [`${folder}/${file}`, files.read(`${folder}/${file}`)])),
    findings: unused.map((file) => ({
      ...{ file: `${folder}/${file}`, line: 1, column: 1, severity: 'error', rule: 'template' },
      message: `nothing uses this${didYouMean(file.slice(0, -4), names)}: a theme has ${names.join('.hbs, ')}.hbs; other partials stand in templates/partials`,
    })),
  };
}

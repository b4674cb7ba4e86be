import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const rowCount = 62;

/** The page of the fixture as the browser gets it: fonts inlined, the table long enough for three pages. */
export function caseHtml(): string {
  const rows = Array.from({ length: rowCount }, (_, index) => index + 1).map(
    (month) => `<tr><th scope="row">Month ${month}</th><td>${month * 37}</td><td>−${month}%</td></tr>`,
  );
  return readFileSync(new URL('page.html', import.meta.url), 'utf8')
    .replace('<!--rows-->', rows.join(''))
    .replace(/url\('([^']+)'\)/g, (_, font: string) => {
      const bytes = readFileSync(require.resolve(font));
      return `url(data:font/woff2;base64,${bytes.toString('base64')})`;
    });
}

import type { Browser } from 'puppeteer';
import { hostileCss, hostileMarkup } from './hostile.ts';
import type { TestProject } from './project.ts';
import { launchScreenBrowser } from './screen-browser.ts';
import { startWebServer, type WebServer } from './web-server.ts';

/** A host without a digit, which no data may have unbound; `openReader` leads it to its listener. */
const host = 'http://evil.example';

/** A file by which something can get into a page or a mail as markup or as CSS. */
export interface Door {
  readonly file: string;
  readonly vectors: readonly string[];
  /** Its text with something hostile in it. */
  readonly open: (text: string, vector: string) => string;
}

const after = (text: string, vector: string): string => `${text}\n${vector}\n`;
const inBody = (text: string, vector: string): string => text.replace('</body>', () => `${vector}\n</body>`);

/** Every file of the look. */
export const doors: readonly Door[] = [
  { file: 'templates/briefing.hbs', vectors: hostileMarkup, open: inBody },
  { file: 'templates/partials/masthead.hbs', vectors: hostileMarkup, open: after },
  { file: 'templates/partials/section.hbs', vectors: hostileMarkup, open: after },
  { file: 'templates/mail.hbs', vectors: hostileMarkup, open: inBody },
  { file: 'templates/mail-briefing.hbs', vectors: hostileMarkup, open: after },
  { file: 'templates/briefing.css', vectors: hostileCss, open: after },
  { file: 'templates/mail.css', vectors: hostileCss, open: after },
  { file: 'templates/locales/en-GB.css', vectors: hostileCss, open: after },
  { file: 'templates/themes/rust/theme.css', vectors: hostileCss, open: after },
];

/** Puts something hostile into a door of a project, which has no file of its own there yet. */
export function openDoor(project: TestProject, { file, open }: Door, vector: string): void {
  project.remove(file);
  const isMissing = /theme\.css$|en-GB\.css$/.test(file);
  project.write(file, open(isMissing ? '' : project.read(file), aimed(vector)));
}

/** A vector that leads to the listener. */
export function aimed(vector: string): string {
  return vector.replaceAll('HOST', host);
}

/** All that is hostile and can stand on one line, without a digit, which would be refused by itself. */
export const hostileLine = hostileMarkup
  .filter((vector) => !/[\n\\[\]{}`]/.test(vector))
  .map((vector) => aimed(vector).replace(/\d/g, ''))
  .join(' ');

/**
 * Puts markup into texts of the data and of the locale, which are printed as they are written: all that is hostile into
 * those of the page alone, and a little into those of a mail, which stand on page 1.
 */
export function openTexts(project: TestProject, of: 'page' | 'mail'): void {
  const some = '<img src=http://evil.example/a onerror=b> <iframe src=//evil.example>';
  const yaml = (text: string): string => JSON.stringify(`${text} ${of === 'page' ? hostileLine : some}`);
  const source = 'data/sources/made-up-yearbook-2024.yaml';
  const ofPage: readonly (readonly [string, string, string])[] = [
    ['data/places.yaml', 'name: Kelpwick', `name: ${yaml('Kelpwick')}`],
    [source, 'kind: Made-up yearbook', `kind: ${yaml('Yearbook')}`],
  ];
  const ofMail: typeof ofPage = [
    ['data/publication.yaml', 'series: Made-up figures for tests', `series: ${yaml('Figures')}`],
    ['data/places.yaml', 'name: Amberwick', `name: ${yaml('Amberwick')}`],
    [source, 'title: Made-up yearbook of harbours', `title: ${yaml('Yearbook')}`],
    [source, 'publisher: Made-up Harbour Office', `publisher: ${yaml('Office')}`],
  ];
  for (const [file, old, replacement] of of === 'page' ? ofPage : ofMail) project.edit(file, old, replacement);
  const locale = 'templates/locales/en-GB.yaml';
  const words = yaml('Sources');
  project.write(
    locale,
    project.read(locale).replace(/^( {2}(?:mail-)?sources: ).*$/gm, (_, key: string) => `${key}${words}`),
  );
}

/** What a reader opened, and what reached the listener by that. */
export interface Reader {
  readonly browser: Browser;
  readonly server: WebServer;
  /** Opens markup with scripts and network on, waits for what it may do, and gives the addresses that were asked for. */
  readonly visit: (markup: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** A browser as a reader has one, with a listener within reach. `profile` is a folder of its own, absolute. */
export async function openReader(profile: string): Promise<Reader> {
  const server = await startWebServer();
  const { port } = new URL(server.origin);
  const browser = await launchScreenBrowser(profile, [`--host-resolver-rules=MAP evil.example:80 127.0.0.1:${port}`]);
  let opened = '';
  server.answer = (request, response) => {
    const isPage = request.url === '/opened';
    response.writeHead(200, { 'Content-Type': isPage ? 'text/html; charset=utf-8' : 'text/plain' });
    response.end(isPage ? opened : '');
  };
  return {
    browser,
    server,
    visit: async (markup) => {
      opened = markup;
      server.requested.length = 0;
      const page = await browser.newPage();
      await page.goto(`${server.origin}/opened`, { waitUntil: 'load' }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 150));
      await page.close();
      return server.requested.map(({ url }) => url).filter((url) => url !== '/opened' && url !== '/favicon.ico');
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

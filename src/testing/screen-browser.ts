import { type Browser, launch } from 'puppeteer';
import { browserEnvironment } from '../print/flags.ts';
import { foundBrowser } from './browser.ts';

/**
 * The browser as a reader has one, with scripts on and this machine within reach: not as the product prints with it.
 * `profile` is a folder of its own, absolute. It must have been unpacked, which a first build does.
 */
export async function launchScreenBrowser(profile: string, flags: readonly string[] = []): Promise<Browser> {
  const found = foundBrowser();
  return await launch({
    executablePath: found.executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    env: browserEnvironment({ found, profile, inherited: process.env }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--in-process-gpu', ...flags],
    defaultViewport: { width: 900, height: 700 },
  });
}

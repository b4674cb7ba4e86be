import { type RunningBrowser, startBrowser } from '../print/launch.ts';
import { chooseBrowser } from './choose.ts';
import type { BrowserRequest, BuildEdge } from './request.ts';

/** The browser that prints, starting; it ends with the process at the latest. */
export function openBrowser(
  request: BrowserRequest,
  edge: Pick<BuildEdge, 'tell' | 'onEnd'>,
  privateFolder: string,
): RunningBrowser {
  const found = chooseBrowser(request, privateFolder);
  const browser = startBrowser({ found, privateFolder, sandbox: request.sandbox, warn: edge.tell });
  edge.onEnd(() => browser.kill());
  return browser;
}

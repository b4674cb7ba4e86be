import { type RunningBrowser, startBrowser } from '../print/launch.ts';
import { projectPaths } from '../project/paths.ts';
import { chooseBrowser } from './choose.ts';
import type { BrowserRequest, BuildEdge } from './request.ts';

/** The browser that prints, starting; it ends with the process at the latest. */
export function openBrowser(request: BrowserRequest, edge: BuildEdge): RunningBrowser {
  const found = chooseBrowser(request, edge);
  const { private: privateFolder } = projectPaths(edge.root);
  const browser = startBrowser({ found, privateFolder, sandbox: request.sandbox, warn: edge.tell });
  edge.onEnd(() => browser.kill());
  return browser;
}

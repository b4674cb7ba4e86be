import { browserPackage, embeddedBrowser } from '../print/embedded.ts';
import { type FoundBrowser, findBrowser } from '../print/find.ts';
import { type RunningBrowser, startBrowser } from '../print/launch.ts';
import { thisMachine } from '../print/machine.ts';
import { projectPaths } from '../project/paths.ts';
import type { BrowserRequest, BuildEdge } from './request.ts';

/** The browser that would print, found and not started. */
export function chooseBrowser(
  { browser: asked }: Pick<BrowserRequest, 'browser'>,
  { cache, engine, environment }: Pick<BuildEdge, 'cache' | 'engine' | 'environment'>,
): FoundBrowser {
  const embedded = embeddedBrowser(cache.folder, browserPackage(engine));
  return findBrowser({ asked, embedded, machine: thisMachine(environment) });
}

/** The browser that prints, starting; it ends with the process at the latest. */
export function openBrowser(request: BrowserRequest, edge: BuildEdge): RunningBrowser {
  const found = chooseBrowser(request, edge);
  const { private: privateFolder } = projectPaths(edge.root);
  const { sandbox, timeout } = request;
  return startBrowser({ found, privateFolder, sandbox, timeout, warn: edge.tell });
}

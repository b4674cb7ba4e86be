import { browserPackage, embeddedBrowser, isUnpacked } from '../../print/embedded.ts';
import { findBrowser } from '../../print/find.ts';
import { browserArguments, browserEnvironment } from '../../print/flags.ts';
import { thisMachine } from '../../print/machine.ts';
import { openCache } from '../../project/cache.mjs';

/** How the product starts its browser: program, arguments and the whole environment. */
export interface BrowserCommand {
  readonly executable: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The browser as the product would start it, with `profile` (absolute, made by the caller) for its private folder.
 * Undefined where it is not unpacked yet, which a first build does.
 */
export function browserCommand(engine: string, profile: string): BrowserCommand | undefined {
  const { folder } = openCache(engine, process.env);
  const found = findBrowser({
    embedded: embeddedBrowser(folder, browserPackage(engine)),
    machine: thisMachine(process.env),
  });
  if (found.embedded !== undefined && !isUnpacked(found.embedded)) return undefined;
  return {
    executable: found.executable,
    words: browserArguments({ profile, sandbox: process.getuid?.() !== 0 }),
    environment: browserEnvironment({ found, profile, inherited: process.env }),
  };
}

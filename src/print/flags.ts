import { join } from 'node:path';
import type { FoundBrowser } from './find.ts';

// The proxy is a port on which nothing listens: with the rules beside it no name is resolved and no connection made,
// whatever a page asks for, even where request interception does not see it.
const fixed = [
  '--headless',
  '--remote-debugging-pipe',
  '--blink-settings=scriptEnabled=false',
  '--proxy-server=http://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-hang-monitor',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--incognito',
  '--mute-audio',
  '--hide-scrollbars',
  '--lang=en-US',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-dev-shm-usage',
];

/** The arguments of the browser's process. `profile` is its private folder, absolute. */
export function browserArguments({
  profile,
  sandbox,
}: {
  readonly profile: string;
  readonly sandbox: boolean;
}): readonly string[] {
  return [...fixed, `--user-data-dir=${profile}`, ...(sandbox ? [] : ['--no-sandbox']), 'about:blank'];
}

/** The whole environment of the browser's process: nothing that is not named here is inherited, secrets least of all. */
export function browserEnvironment(options: {
  readonly found: FoundBrowser;
  readonly profile: string;
  readonly inherited: Readonly<Record<string, string | undefined>>;
}): Readonly<Record<string, string>> {
  const { found, profile, inherited } = options;
  const kept = ['PATH', 'SystemRoot', 'windir'].flatMap((name) => {
    const value = inherited[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: profile,
    TMPDIR: profile,
    TEMP: profile,
    TMP: profile,
    XDG_CONFIG_HOME: profile,
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    ...(found.embedded === undefined
      ? { XDG_CACHE_HOME: profile }
      : {
          XDG_CACHE_HOME: join(found.embedded.folder, 'cache'),
          LD_LIBRARY_PATH: found.embedded.libraryFolder,
          FONTCONFIG_FILE: found.embedded.fontConfig,
        }),
  };
}

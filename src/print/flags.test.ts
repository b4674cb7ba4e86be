import { describe, expect, test } from 'vitest';
import { browserArguments, browserEnvironment } from './flags.ts';

describe('browserArguments', () => {
  test('cuts the browser off in every run', () => {
    expect(browserArguments({ profile: '/p', sandbox: true })).toEqual(
      expect.arrayContaining([
        '--remote-debugging-pipe',
        '--blink-settings=scriptEnabled=false',
        '--proxy-server=http://127.0.0.1:1',
        '--proxy-bypass-list=<-loopback>',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--user-data-dir=/p',
      ]),
    );
  });

  test('leaves the sandbox off only where told to, and never shares one process', () => {
    expect(browserArguments({ profile: '/p', sandbox: true })).not.toContain('--no-sandbox');
    expect(browserArguments({ profile: '/p', sandbox: false })).toContain('--no-sandbox');
    expect(browserArguments({ profile: '/p', sandbox: true })).not.toContain('--single-process');
  });
});

describe('browserEnvironment', () => {
  const inherited = {
    PATH: '/usr/bin',
    SMTP_URL: 'smtp://user:secret@mail',
    LD_PRELOAD: '/x.so',
    HOME: '/home/ana',
    TZ: 'Asia/Kathmandu',
  };

  test('inherits nothing but what is named', () => {
    const found = { executable: '/usr/bin/chromium', foundIn: 'installed' };
    expect(browserEnvironment({ found, profile: '/p', inherited })).toEqual({
      PATH: '/usr/bin',
      HOME: '/p',
      TMPDIR: '/p',
      TEMP: '/p',
      TMP: '/p',
      XDG_CONFIG_HOME: '/p',
      XDG_CACHE_HOME: '/p',
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
    });
  });

  test('gives the embedded browser its own libraries and fonts', () => {
    const embedded = {
      packageFolder: '/n',
      folder: '/f',
      executable: '/f/chromium',
      libraryFolder: '/f/lib',
      fontConfig: '/f/fonts.conf',
      build: '1',
    };
    const found = { executable: '/f/chromium', foundIn: 'the npm package', embedded };
    expect(browserEnvironment({ found, profile: '/p', inherited })).toMatchObject({
      LD_LIBRARY_PATH: '/f/lib',
      FONTCONFIG_FILE: '/f/fonts.conf',
      XDG_CACHE_HOME: '/f/cache',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { isSandboxRefusal, startFailure } from './failure.ts';

const end = { executable: '/b/chromium', code: 1, signal: null };

describe('startFailure', () => {
  test.each([
    [
      '[1:1:FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox! If you are running on Ubuntu 23.10+',
      /sandbox/,
      /apparmor_restrict_unprivileged_userns=0.*--no-sandbox/,
    ],
    [
      'Failed to move to new namespace: PID namespaces supported, but failed: errno = Operation not permitted',
      /sandbox/,
      /docker run/,
    ],
    [
      '[1:1:ERROR:zygote_host_impl_linux.cc(101)] Running as root without --no-sandbox is not supported.',
      /sandbox/,
      /--no-sandbox/,
    ],
    [
      '/b/chromium: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
      /libnss3\.so is missing/,
      /embedded/,
    ],
    ["/b/chromium: /lib/libc.so.6: version `GLIBC_2.38' not found (required by /b/chromium)", /C library/, /--browser/],
    ['[1:1:FATAL] Failed to write: No space left on device', /disk is full/, /\.briefpress/],
    ['[1:1:ERROR] Missing X server or $DISPLAY', /screen/, /headless/],
    ['Segmentation fault in something unheard of', /unheard of/, /doctor/],
  ])('%s', (stderr, message, hint) => {
    expect(startFailure({ ...end, stderr })).toMatchObject({
      failure: 'browser',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  test.each([
    ['EACCES', /not executable/],
    ['ENOENT', /does not exist/],
    ['ENOEXEC', /not a program for this machine/],
  ])('spawn %s', (code, message) => {
    const spawnError = new Error(`spawn /b/chromium ${code}`);
    expect(startFailure({ ...end, stderr: '', spawnError }).message).toMatch(message);
  });

  test('an end without a word says how it ended', () => {
    expect(startFailure({ ...end, stderr: '', code: null, signal: 'SIGSEGV' }).message).toMatch(/signal SIGSEGV/);
  });

  test('only a refused sandbox counts as one', () => {
    expect(isSandboxRefusal(startFailure({ ...end, stderr: 'No usable sandbox!' }))).toBe(true);
    expect(isSandboxRefusal(startFailure({ ...end, stderr: 'No space left on device' }))).toBe(false);
  });
});

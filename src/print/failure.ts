import { BriefError } from '../project/errors.ts';

/** How the browser's process ended before it could print, with what it wrote to stderr. */
export interface BrowserEnd {
  readonly executable: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** Set where the process could not be started at all. */
  readonly spawnError?: NodeJS.ErrnoException;
}

interface Remedy {
  readonly sign: RegExp;
  readonly message: string;
  readonly hint: string;
}

const sandboxHint = [
  'On Ubuntu 23.10 and newer: "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0", or an AppArmor profile for the browser with "userns,".',
  'Elsewhere: "sudo sysctl -w kernel.unprivileged_userns_clone=1" and a user.max_user_namespaces above 0.',
  'In a container: run it with a seccomp profile that allows user namespaces (docker run --security-opt seccomp=chrome.json), or with --cap-add=SYS_ADMIN.',
  'If the data and topics are your own, "--no-sandbox" prints without it.',
].join(' ');

const remedies: readonly Remedy[] = [
  {
    sign: /No usable sandbox|Failed to move to new namespace|SUID sandbox helper|credentials\.cc.*(?:Permission denied|Operation not permitted)|zygote_host_impl_linux/i,
    message: 'the kernel or the container does not let the browser use its sandbox',
    hint: sandboxHint,
  },
  {
    sign: /Running as root without --no-sandbox/i,
    message: 'the browser refuses its sandbox to root',
    hint: 'Run Briefpress as another user, or with "--no-sandbox".',
  },
  {
    sign: /GLIBC\S* not found|GLIBCXX\S* not found/,
    message: 'the C library of this machine is too old for this browser',
    hint: 'Use a newer system, or install a browser that suits this one and name it with --browser PATH.',
  },
  {
    sign: /error while loading shared libraries: ([^:\s]+)/,
    message: 'the shared library $1 is missing',
    hint: 'Install the package that contains it, or leave --browser and PUPPETEER_EXECUTABLE_PATH out: the embedded browser brings its libraries.',
  },
  {
    sign: /ENOEXEC|Exec format error|EUNKNOWN/i,
    message: 'the file is not a program for this machine',
    hint: 'Name a browser that is built for this processor with --browser PATH.',
  },
  {
    sign: /\bEACCES\b|Permission denied/,
    message: 'the file is not executable',
    hint: 'Allow it (chmod +x), or move the project off a file system that is mounted "noexec".',
  },
  {
    sign: /\bENOENT\b/,
    message: 'the file or the loader that it names does not exist',
    hint: 'Check the path given with --browser or PUPPETEER_EXECUTABLE_PATH, or run "npm ci" to install the packages afresh.',
  },
  {
    sign: /No space left on device|\bENOSPC\b/i,
    message: 'the disk is full',
    hint: "Free some space where the project's .briefpress folder is.",
  },
  {
    sign: /Cannot allocate memory|Out of memory|\bENOMEM\b|Resource temporarily unavailable|\bEAGAIN\b/i,
    message: 'memory or processes ran out',
    hint: 'Free some memory, raise the limit (ulimit -u), or print fewer pages at once with --jobs 1.',
  },
  {
    sign: /Missing X server|cannot open display/i,
    message: 'the browser needs a screen, so it cannot print headless',
    hint: 'Use Chrome 112 or newer, chrome-headless-shell, or the embedded browser.',
  },
];

/** True for the error of a browser whose sandbox the kernel or the container refused. */
export function isSandboxRefusal(error: unknown): boolean {
  return error instanceof BriefError && error.hint === sandboxHint;
}

/** True for the error of a browser that did not start for a reason that is known and stays. */
export function isExplained(error: BriefError): boolean {
  return error.hint !== unexplainedHint;
}

const unexplainedHint = 'Run "briefpress doctor" to see what is wrong, or try another browser with --browser PATH.';

/** The error for a browser that did not start or did not answer: one sentence why, and how to fix it. */
export function startFailure(end: BrowserEnd): BriefError {
  const text = `${end.spawnError?.message ?? ''}\n${end.stderr}`;
  for (const { sign, message, hint } of remedies) {
    const found = sign.exec(text);
    if (found) {
      const why = message.replace('$1', found[1] ?? '');
      return new BriefError('browser', `The browser did not start (${end.executable}): ${why}.`, {
        hint,
        cause: new Error(text.trim()),
      });
    }
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const last = lines.at(-1);
  const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
  return new BriefError(
    'browser',
    `The browser did not start (${end.executable}): ${last ?? `it ended with ${how} and said nothing`}.`,
    {
      hint: unexplainedHint,
      cause: new Error(text.trim()),
    },
  );
}

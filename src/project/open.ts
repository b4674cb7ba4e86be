import { spawn } from 'node:child_process';

/** The program that opens files and addresses on a platform, and what it takes before them. */
export function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler'];
    default:
      return ['xdg-open'];
  }
}

/**
 * Opens a file (absolute path) or an address in what the user has for it, without waiting. No shell reads it. Where that
 * does not work, `tell` is called, for what was made is there all the same.
 */
export function openForUser(target: string, tell: (line: string) => void): void {
  const [program, ...words] = opener(process.platform);
  const child = spawn(program, [...words, target], { detached: true, stdio: 'ignore' });
  child.once('error', () => tell(`${target} could not be opened: there is no program "${program}"`));
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) tell(`${target} could not be opened: "${program}" ended with ${code}`);
  });
  child.unref();
}

import { spawn } from 'node:child_process';

/** The program that opens files and addresses on a platform, and its arguments before them. */
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
 * Opens a file (absolute path) or an address in the user's default program, without a shell and without waiting. If that
 * fails, `tell` gets a line: the file itself has been written.
 */
export function openForUser(target: string, tell: (line: string) => void): void {
  const [program, ...words] = opener(process.platform);
  const child = spawn(program, [...words, target], { detached: true, stdio: 'ignore' });
  child.once('error', () =>
    tell(`${target} could not be opened: the program "${program}" was not found; open it yourself`),
  );
  child.once('exit', (code) => {
    if (code !== 0 && code !== null)
      tell(`${target} could not be opened: "${program}" ended with exit code ${code}; open it yourself`);
  });
  child.unref();
}

import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/**
 * Asks a yes-or-no question; any answer but yes, and the end of the input, means no. The terminal stays in its normal
 * mode, so that Ctrl-C ends the program.
 */
export async function askYesOrNo(question: string, input: Readable, output: Writable): Promise<boolean> {
  const lines = createInterface({ input, terminal: false });
  output.write(`${question} [y/N] `);
  try {
    return await new Promise((resolve) => {
      lines.once('line', (line) => resolve(/^\s*(y|yes)\s*$/i.test(line)));
      lines.once('close', () => resolve(false));
    });
  } finally {
    lines.close();
    input.pause();
  }
}

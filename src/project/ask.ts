import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/**
 * Asks a question that is answered with yes or no on a line of its own; anything but yes, and the end of the input, is
 * no. The terminal stays in its usual mode, so that Ctrl-C ends the program.
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

/** A terminal that shows permanent lines, and one live line below them that is overwritten. */
export interface Terminal {
  /** Writes a permanent line; `to` writes it to another stream that is shown on the same terminal. */
  readonly line: (text: string, to?: (text: string) => void) => void;
  /** Replaces the live line; an empty text removes it. */
  readonly live: (text: string) => void;
}

/** A terminal that `write` writes to; `columns` gives its current width. */
export function openTerminal(write: (text: string) => void, columns: () => number): Terminal {
  let shown = '';
  // A line that wraps could not be overwritten: its first row would stay.
  const draw = (): string => (shown === '' ? '' : cut(shown, columns() - 1));
  const clear = (): string => (shown === '' ? '' : '\r\u001b[2K');
  return {
    line: (text, to = write) => {
      if (shown !== '') write(clear());
      to(`${text}\n`);
      if (shown !== '') write(draw());
    },
    live: (text) => {
      const before = clear();
      shown = text;
      if (before !== '' || text !== '') write(`${before}${draw()}`);
    },
  };
}

/** A text cut to the width of the terminal. */
function cut(text: string, columns: number): string {
  const characters = [...text];
  return characters.length <= columns ? text : `${characters.slice(0, Math.max(0, columns - 1)).join('')}…`;
}

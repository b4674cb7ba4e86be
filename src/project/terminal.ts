/** What a terminal shows: lines that stay, and one line below them that is written over. */
export interface Terminal {
  /** A line that stays; `to` writes it where it is not for this stream, but shown on the same terminal. */
  readonly line: (text: string, to?: (text: string) => void) => void;
  /** Shows a text in place of the live one; an empty text shows none. */
  readonly live: (text: string) => void;
}

/** A terminal that is written to by `write`; `columns` says how wide it is at the moment. */
export function openTerminal(write: (text: string) => void, columns: () => number): Terminal {
  let shown = '';
  // A line that wraps could not be written over: its first row would stay.
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

/** As much of a text as there is room for. */
function cut(text: string, columns: number): string {
  const characters = [...text];
  return characters.length <= columns ? text : `${characters.slice(0, Math.max(0, columns - 1)).join('')}…`;
}

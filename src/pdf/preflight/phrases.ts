import type { SaidWords } from '../../compose/said.ts';
import { squeeze } from './squeeze.ts';

/** Words with digits in them, found by the numbers that they hold. */
export interface Phrases {
  /**
   * The kind of the words that a number is part of: `text` is squeezed and has the number at `offset`. Undefined where no
   * words account for it.
   */
  readonly kindAt: (text: string, offset: number, number: string) => SaidWords['kind'] | undefined;
}

interface Phrase {
  readonly kind: SaidWords['kind'];
  readonly text: string;
}

export function phrasesOf(said: readonly SaidWords[]): Phrases {
  const byDigits = new Map<string, Phrase[]>();
  for (const { kind, text } of said) {
    const phrase = { kind, text: plain(squeeze(text)) };
    for (const digits of new Set(text.normalize('NFKC').match(/\d+/g))) {
      const known = byDigits.get(digits);
      if (known === undefined) byDigits.set(digits, [phrase]);
      else known.push(phrase);
    }
  }
  return {
    kindAt: (text, offset, number) => {
      const digits = /\d+/.exec(number);
      if (digits === null) return undefined;
      const candidates = byDigits.get(digits[0]) ?? [];
      return candidates.find((phrase) => covers(phrase.text, text, { offset, number: squeeze(number) }))?.kind;
    },
  };
}

/** Whether the phrase stands in the text so that all of the number is part of it. */
function covers(
  phrase: string,
  text: string,
  { offset, number }: { readonly offset: number; readonly number: string },
): boolean {
  for (let at = phrase.indexOf(number); at >= 0; at = phrase.indexOf(number, at + 1)) {
    if (at > offset) continue;
    if (plain(text.slice(offset - at, offset - at + phrase.length)) === phrase) return true;
  }
  return false;
}

/** Quotation marks are made typographic in prose. */
function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

import type { Locale } from '../style/locale/locale.ts';

/**
 * Words with digits in them that a briefing prints and that are no statistic: what a number on the page can be part of.
 * `date` is a date, a month or a span; `source` says which document and where in it; `section` numbers a figure or
 * table; `literal` the author declared; `edition` is of the record of an earlier edition; `word` is any other word of the page or the data.
 */
export interface SaidWords {
  readonly kind: 'date' | 'source' | 'section' | 'literal' | 'edition' | 'word';
  readonly text: string;
}

/** Gathers the words with digits that are said while a briefing is composed. */
export interface Saying {
  /** The locale, every word it gives gathered. */
  readonly locale: Locale;
  readonly say: (kind: SaidWords['kind'], text: string) => void;
  /** Each once, in the order in which they were first said. */
  readonly said: () => readonly SaidWords[];
}

const numberedThings = new Set(['figure', 'table']);

export function recordSaying(locale: Locale): Saying {
  const found = new Map<string, SaidWords['kind']>();
  const say: Saying['say'] = (kind, text) => {
    if (/\d/.test(text) && !found.has(text)) found.set(text, kind);
  };
  const recorded =
    <A extends readonly unknown[]>(kind: SaidWords['kind'], give: (...given: A) => string) =>
    (...given: A): string => {
      const text = give(...given);
      say(kind, text);
      return text;
    };
  return {
    say,
    said: () => [...found].map(([text, kind]) => ({ kind, text })),
    locale: {
      ...locale,
      date: recorded('date', locale.date),
      period: recorded('date', locale.period),
      columnName: recorded('word', locale.columnName),
      word: (key, values = {}) => {
        const text = locale.word(key, values);
        // What is put in as text was said before it was put in; "fell by 42.7%" must not account for a bare 42.7.
        if (Object.values(values).every((value) => typeof value === 'number')) say(kindOf(key), text);
        return text;
      },
      text: (given) => {
        // A name may be printed in its own language beside the briefing's.
        const forms = typeof given === 'string' ? [given] : Object.values(given);
        for (const form of forms) for (const words of form.split(/\{\{[^}]*\}\}/)) say('word', words);
        return locale.text(given);
      },
    },
  };
}

function kindOf(key: string): SaidWords['kind'] {
  if (numberedThings.has(key)) return 'section';
  return key === 'paragraph-short' ? 'source' : 'word';
}

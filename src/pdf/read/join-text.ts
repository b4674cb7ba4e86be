import type { TextRun } from './text-state.ts';

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * The text of runs as one line of prose. Browsers do not paint the space at which a line is broken, so one is put
 * between lines, except where Chinese or Japanese has none, after a space or after a hyphen. `last` is the run
 * before the text.
 */
export function joinRuns(runs: readonly TextRun[], last?: TextRun): string {
  let text = '';
  let before = last;
  for (const run of runs) {
    if (before !== undefined && apart(before, run)) text += ' ';
    text += run.text;
    before = run;
  }
  return text;
}

/** Between two such characters, and between one and a digit, Chinese and Japanese have no space. */
function isSpaceless(last: string, first: string): boolean {
  const [left, right] = [spaceless.test(last), spaceless.test(first)];
  return (left && (right || /\d/.test(first))) || (right && /\d/.test(last));
}

/** Whether a blank belongs between two runs that has none. */
export function apart(before: TextRun, run: TextRun): boolean {
  const last = before.text.at(-1) ?? ' ';
  const first = run.text.at(0) ?? ' ';
  if (/[\s\u00ad-]/.test(last) || /\s/.test(first)) return false;
  const size = Math.max(before.size, run.size);
  const newLine = run.x < before.end - size * 0.5 && Math.abs(run.y - before.y) > size * 0.6;
  if (newLine) return !isSpaceless(last, first);
  return run.x - before.end > size * 0.15;
}

import { BriefError } from '../errors.ts';

/** What no finished page may hold: the marks that a missing or mistaken value leaves. */
const marks = /\bNaN\b|\bundefined\b|\[object Object\]|Invalid Date|\bInfinity\b|\uFFFD|\uE000|\uE001/;

const unsafe =
  /<(script|iframe|object|embed|base|form|video|audio|link|portal|foreignObject|image|use|filter)\b|\son\w+\s*=/i;

/**
 * Looks at a finished document before it is printed.
 * @throws BriefError data, where it holds a mark of a missing value or an element that could fetch or run something.
 */
export function checkMarkup(markup: string): void {
  const text = markup.replace(/<style>[\s\S]*?<\/style>/g, '');
  const mark = marks.exec(text);
  if (mark !== null)
    throw new BriefError('data', `the page holds "${mark[0]}": …${around(text, mark.index)}…`, {
      hint: 'mend the template or the data',
    });
  const element = unsafe.exec(text);
  if (element !== null) {
    throw new BriefError(
      'data',
      `the page holds ${element[0].trim()}, which is not allowed: …${around(text, element.index)}…`,
      {
        hint: 'take it out of the template',
      },
    );
  }
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 30), index + 30).replace(/\s+/g, ' ');
}

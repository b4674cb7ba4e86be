import { blank } from './literals.ts';

const codeOrComment =
  /(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n\2[`~]*[ \t]*(?=\n|$)|$)|(`+)[^`\n][^\n]*?\3|<!--[\s\S]*?(?:-->|$)/g;

/** A Markdown text with its comments blanked by spaces, so that positions in it stay what they were. Those in code are code. */
export function withoutComments(text: string): string {
  return text.replace(codeOrComment, (found) => (found.startsWith('<!--') ? blank(found, /[\s\S]+/g) : found));
}

/** The offset of a comment that is never closed; undefined where all are. */
export function unclosedComment(text: string): number | undefined {
  const last = [...text.matchAll(codeOrComment)].at(-1);
  return last?.[0].startsWith('<!--') === true && !last[0].endsWith('-->') ? last.index : undefined;
}

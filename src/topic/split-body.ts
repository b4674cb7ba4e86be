import { type ReadContext, readYaml } from '../data/read.ts';
import type { Position } from '../project/errors.ts';
import type { WrittenPart } from './body.ts';
import { unclosedComment, withoutComments } from './comments.ts';
import { type BlockName, blockNames } from './schema.ts';

interface Fault {
  readonly line: number;
  readonly message: string;
  readonly rule: 'template' | 'syntax' | 'markdown';
}

/** What begins at a line: where the next line after it is, and what it is, if it is no prose. */
interface Found {
  readonly until: number;
  readonly part?: WrittenPart;
  readonly fault?: Fault;
  /** Whether it stays in the prose around it. */
  readonly isProse?: true;
}

interface Body {
  /** Without comments, which `written` still has. */
  readonly lines: readonly string[];
  readonly written: readonly string[];
  readonly positionOf: (line: number, column?: number) => Position;
  readonly context: ReadContext;
}

/** Splits a body into headings, fenced blocks, pictures, footnotes and the prose between them. Comments are left out. */
export function splitBody(body: string, first: Position, context: ReadContext): readonly WrittenPart[] {
  const positionOf = (line: number, column = 1): Position => ({ file: first.file, line: first.line + line, column });
  const report = ({ line, message, rule }: Fault): void => {
    context.findings.push({ ...positionOf(line), severity: 'error', message, rule });
  };
  const open = unclosedComment(body);
  if (open !== undefined)
    report({
      line: body.slice(0, open).split('\n').length - 1,
      message: 'this comment has no closing -->',
      rule: 'syntax',
    });
  const raw = body.split('\n');
  const lines = withoutComments(body)
    .split('\n')
    .map((line, index) => (line === raw[index] ? line : leadOf(raw[index] ?? '') + line.trimStart()));
  const read: Body = { lines, written: raw, positionOf, context };
  const parts: WrittenPart[] = [];
  let start = 0;
  const flush = (until: number): void => {
    const text = lines.slice(start, until).join('\n');
    if (text.trim() !== '') parts.push({ kind: 'prose', text, position: positionOf(start) });
  };
  for (let index = 0; index < lines.length; ) {
    const found = findPart(read, index);
    if (found?.fault !== undefined) report(found.fault);
    if (found !== undefined && found.isProse !== true) {
      flush(index);
      start = found.until;
      if (found.part !== undefined) parts.push(found.part);
    }
    index = found?.until ?? index + 1;
  }
  flush(lines.length);
  return parts;
}

/** The blanks that a line begins with: more of them, where a comment stood, would be an indent. */
function leadOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function findPart(body: Body, index: number): Found | undefined {
  return (
    findHeading(body, index) ??
    findFence(body, index) ??
    findPicture(body, index) ??
    findNote(body, index) ??
    findIndent(body, index)
  );
}

/** Elsewhere an indent of four after an empty line makes code, unless it goes on with a list. */
function findIndent({ written }: Body, index: number): Found | undefined {
  if (!/^( {4}|\t)\s*\S/.test(written[index] ?? '') || (written[index - 1] ?? '').trim() !== '') return undefined;
  const before = written.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  if (/^\s|^([-*+]|\d+[.)])\s/.test(before)) return undefined;
  const message =
    'four spaces at the start of a line mean code in Markdown: put code between lines of ```, or remove them';
  return { until: index + 1, isProse: true, fault: { line: index, message, rule: 'markdown' } };
}

function findHeading({ lines, positionOf }: Body, index: number): Found | undefined {
  const [, marks, heading = '', id] =
    /^(#{1,6})\s+(.*?)\s*(?:\{#([\p{L}\p{N}-]+)\})?\s*#*$/u.exec(lines[index] ?? '') ?? [];
  if (marks === undefined) return undefined;
  const until = index + 1;
  const level = marks.length;
  if (level !== 2 && level !== 3) {
    const message = 'a topic may only have the headings ## (a section) and ### (a claim in it)';
    return { until, fault: { line: index, message, rule: 'template' } };
  }
  const position = positionOf(index, level + 2);
  return { until, part: { kind: 'heading', level, text: heading, position, ...(id === undefined ? {} : { id }) } };
}

function isBlockName(name: string): name is BlockName {
  return blockNames.some((known) => known === name);
}

/** A fence with a name is a block; one without is code, and stays in the prose. */
function findFence({ lines, positionOf, context }: Body, index: number): Found | undefined {
  const [, fence, name = ''] = /^(`{3,}|~{3,})\s*(.*?)\s*$/.exec(lines[index] ?? '') ?? [];
  if (fence === undefined || (fence.startsWith('`') && name.includes('`'))) return undefined;
  const closes = (line: string): boolean => line.startsWith(fence) && /^[`~]+\s*$/.test(line);
  const end = lines.findIndex((line, at) => at > index && closes(line));
  if (end < 0) {
    const message = `this block has no closing ${fence}`;
    return { until: lines.length, fault: { line: index, message, rule: 'syntax' } };
  }
  const until = end + 1;
  if (name === '') return { until, isProse: true };
  if (!isBlockName(name)) {
    const message = `unknown block "${name}"; valid blocks: ${blockNames.join(', ')}; code has no name after the fence`;
    return { until, fault: { line: index, message, rule: 'template' } };
  }
  const content = readYaml(lines.slice(index + 1, end).join('\n'), positionOf(index + 1), context);
  return content === undefined
    ? { until }
    : { until, part: { kind: 'block', name, content, position: positionOf(index) } };
}

/** A picture on a line of its own: `![what it shows](images/quay.jpg "Photo: who made it")`. */
function findPicture({ lines, positionOf }: Body, index: number): Found | undefined {
  const line = lines[index] ?? '';
  const [, alt = '', source, title] = /^!\[([^\]]*)\]\(\s*(\S+?)(?:\s+"([^"]*)")?\s*\)\s*$/.exec(line) ?? [];
  if (source === undefined) return undefined;
  const credit =
    title === undefined ? undefined : { text: title, position: positionOf(index, line.lastIndexOf(`"${title}"`) + 2) };
  const description = { text: alt.trim(), position: positionOf(index, 3) };
  const position = positionOf(index);
  return {
    until: index + 1,
    part: { kind: 'picture', alt: description, source, position, ...(credit === undefined ? {} : { credit }) },
  };
}

/** A footnote: `[^id]: its text`, and the lines under it up to an empty one. */
function findNote({ lines, positionOf }: Body, index: number): Found | undefined {
  const [head, id = ''] = /^\[\^([^\]\s]+)\]:[ \t]*/.exec(lines[index] ?? '') ?? [];
  if (head === undefined) return undefined;
  const ends = (line: string): boolean => line.trim() === '' || /^(\[\^|#|```|~~~|!\[)/.test(line);
  const length = lines.slice(index + 1).findIndex(ends);
  const until = length < 0 ? lines.length : index + 1 + length;
  const text = [(lines[index] ?? '').slice(head.length), ...lines.slice(index + 1, until)].join('\n');
  const next = lines[until]?.trim() === '' ? lines[until + 1] : undefined;
  const part = { kind: 'footnote', id, text, position: positionOf(index, head.length + 1) } as const;
  const message = 'a footnote has one paragraph; put this into it, or into the text';
  const isSecond = next !== undefined && /^( {2,}|\t)\S/.test(next);
  return { until, part, ...(isSecond ? { fault: { line: until + 1, message, rule: 'markdown' } } : {}) };
}

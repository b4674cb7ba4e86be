import type { Display } from '../data/display.ts';
import { positionFinder, positionInFile } from '../data/line-and-column.ts';
import { BriefError, type Finding, formatFinding, type Position } from '../project/errors.ts';
import { type OptionFault, readDisplay } from './display-options.ts';
import { blank } from './literals.ts';
import { asWritten, idOf } from './placed-id.ts';

/** A helper used in a text, and the id that it names. */
export interface Reference extends Position {
  readonly helper: HelperName;
  readonly id: string;
  /** How the value is to be shown. */
  readonly display: Display;
}

/** The expressions in a text. */
export interface Expressions {
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
}

/** What an id in a text can name. An event may be a plan, a set of measures or a case too; figures and params are the topic's own. */
export type TargetKind = 'statistic' | 'event' | 'system' | 'source' | 'figure' | 'param';

/** The helpers that a topic may use, and what the id in each names. */
export const helperTargets = {
  stat: 'statistic',
  change: 'statistic',
  value: 'statistic',
  rank: 'statistic',
  period: 'statistic',
  place: 'statistic',
  measure: 'statistic',
  reporter: 'statistic',
  comparison: 'statistic',
  date: 'event',
  event: 'event',
  system: 'system',
  cite: 'source',
  figure: 'figure',
  param: 'param',
  span: 'param',
} as const satisfies Readonly<Record<string, TargetKind>>;

export type HelperName = keyof typeof helperTargets;

function isHelper(name: string): name is HelperName {
  return Object.hasOwn(helperTargets, name);
}

/** Comments, expressions of any form, and the start of one that is never closed. */
const expressions = /\{\{!--[\s\S]*?--\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}|\{\{/g;

/** The only form that is not a comment and is allowed. */
const call =
  /^(?<before>\{\{\s*(?<helper>[\w-]+)\s+(?<quote>["']))(?<id>[^"'{}]*)\k<quote>(?<options>\s+[^{}]*?)?\s*\}\}$/;

/** The helpers that print a value, and so can be told how. */
const showing: ReadonlySet<HelperName> = new Set(['stat', 'value', 'change']);

/** A text with each expression blanked by spaces, so that positions in it stay what they were. */
export function typedWords(text: string): string {
  return blank(text, expressions);
}

/** A text with each expression as one word, of the same length: what Markdown makes of it is then what it makes of the page. */
export function maskExpressions(text: string): string {
  return text.replace(expressions, (found) => (found.startsWith('{{!') ? ' ' : 'x').repeat(found.length));
}

/** Reads the expressions of a text whose first character is at `first`; nothing is run. */
export function readExpressions(text: string, first: Position): Expressions {
  const positionAt = positionFinder(asWritten(text));
  const references: Reference[] = [];
  const findings: Finding[] = [];
  for (const { 0: whole, index } of text.matchAll(expressions)) {
    const read = readCall(whole);
    const offset = asWritten(text.slice(0, index + (read?.index ?? 0))).length;
    const at = positionInFile(positionAt(offset), first);
    if (read === undefined) continue;
    if ('message' in read) findings.push({ ...at, severity: 'error', message: read.message, rule: 'template' });
    else references.push({ helper: read.helper, id: read.id, display: read.display, ...at });
  }
  return { references, findings };
}

/** A helper with what it is given; `index` is that of its id in the expression. */
interface Call {
  readonly helper: HelperName;
  readonly id: string;
  readonly display: Display;
  readonly index: number;
}

/** Each is read by several rules, and again when the text is printed. */
const knownCalls = new Map<string, Call | OptionFault>();
const mostCalls = 5_000;

/** The call that an expression is, or what is wrong with it and where; undefined for a comment. */
function readCall(whole: string): Call | OptionFault | undefined {
  if (whole.startsWith('{{!')) return undefined;
  const read = knownCalls.get(whole) ?? parseCall(whole);
  if (knownCalls.size >= mostCalls) knownCalls.clear();
  knownCalls.set(whole, read);
  return read;
}

function parseCall(whole: string): Call | OptionFault {
  const message = expressionFault(whole);
  const { before = '', helper = '', id = '', options = '' } = call.exec(whole)?.groups ?? {};
  if (message !== undefined || !isHelper(helper)) return { message: message ?? '', index: 0 };
  const start = before.length + id.length + 1;
  if (options.trim() !== '' && !showing.has(helper)) {
    const printers = [...showing].join(', ');
    return {
      message: `{{${helper}}} takes one id and no options; those that print a value do: ${printers}`,
      index: start,
    };
  }
  const display = readDisplay(options);
  if ('message' in display) return { ...display, index: start + display.index };
  return { helper, id: idOf(id), display, index: before.length };
}

function expressionFault(whole: string): string | undefined {
  if (whole === '{{') return 'the expression that opens here is never closed; write {{helper "id"}}';
  if (/^\{\{[{&]/.test(whole)) return 'unescaped output ({{{ or {{&) is not allowed; write {{helper "id"}}';
  if (/^\{\{\s*[#/>^*~]/.test(whole))
    return 'only {{helper "id"}} is allowed in a text; blocks, partials and decorators are not';
  const helper = /^\{\{\s*([^\s"'}]*)/.exec(whole)?.[1] ?? '';
  if (!isHelper(helper)) return `unknown helper "${helper}"; valid helpers: ${Object.keys(helperTargets).join(', ')}`;
  return call.test(whole) ? undefined : `{{${helper}}} takes one id in quotes: {{${helper} "an-id"}}`;
}

/** What replaces the expressions of a text, and the words between them. */
export interface Filling {
  readonly call: (helper: HelperName, id: string, display: Display) => string;
  readonly typed: (words: string) => string;
}

/**
 * A text with its expressions and the words between them replaced by what `filling` gives.
 * @throws BriefError data for an expression on which `readExpressions` has a finding.
 */
export function fillExpressions(text: string, first: Position, filling: Filling): string {
  const { findings } = readExpressions(text, first);
  if (findings.length > 0) throw new BriefError('data', findings.map(formatFinding).join('; '), { findings });
  const wholes = [...text.matchAll(expressions)].map(([whole]) => whole);
  const filled = text.split(expressions).map((words, index) => {
    const typed = words === '' ? '' : filling.typed(words);
    const read = readCall(wholes[index] ?? '{{!}}');
    return read === undefined || 'message' in read
      ? typed
      : `${typed}${filling.call(read.helper, read.id, read.display)}`;
  });
  return filled.join('');
}

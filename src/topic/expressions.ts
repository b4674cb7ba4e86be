import { positionFinder, positionInFile } from '../data/line-and-column.ts';
import { BriefError, type Finding, formatFinding, type Position } from '../project/errors.ts';
import { blank } from './literals.ts';

/** A helper used in a text, and the id that it names. */
export interface Reference extends Position {
  readonly helper: HelperName;
  readonly id: string;
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
const call = /^(?<before>\{\{\s*(?<helper>[\w-]+)\s+["'])(?<id>[^"'{}]*)["']\s*\}\}$/;

/** A text with each expression blanked by spaces, so that positions in it stay what they were. */
export function typedWords(text: string): string {
  return blank(text, expressions);
}

/** Reads the expressions of a text whose first character is at `first`; nothing is run. */
export function readExpressions(text: string, first: Position): Expressions {
  const positionAt = positionFinder(text);
  const references: Reference[] = [];
  const findings: Finding[] = [];
  for (const { 0: whole, index } of text.matchAll(expressions)) {
    const message = expressionFault(whole);
    const { before = '', helper = '', id = '' } = call.exec(whole)?.groups ?? {};
    const at = positionInFile(positionAt(message === undefined ? index + before.length : index), first);
    if (message !== undefined) findings.push({ ...at, severity: 'error', message, rule: 'template' });
    else if (isHelper(helper)) references.push({ helper, id, ...at });
  }
  return { references, findings };
}

function expressionFault(whole: string): string | undefined {
  if (whole.startsWith('{{!')) return undefined;
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
  readonly call: (helper: HelperName, id: string) => string;
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
    const { helper = '', id = '' } = call.exec(wholes[index] ?? '')?.groups ?? {};
    return isHelper(helper) ? `${typed}${filling.call(helper, id)}` : typed;
  });
  return filled.join('');
}

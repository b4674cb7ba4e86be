import Handlebars from 'handlebars';
import { BriefError, type Finding, formatFinding, type Position } from '../project/errors.ts';
import { blank } from './literals.ts';
import { parsePlain } from './plain-expressions.ts';

/** A helper used in a text, and the id that it names. */
export interface Reference extends Position {
  readonly helper: string;
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

export function isHelper(name: string): name is HelperName {
  return Object.hasOwn(helperTargets, name);
}

/** A text with each expression blanked by spaces, so that places in it stay what they were; nothing of one that does not parse. */
export function typedWords(text: string): string {
  if (!text.includes('{{')) return text;
  const program = parse(text);
  return typeof program === 'string' ? '' : program.words;
}

/** Reads the expressions of a text whose first character is at `first`; nothing is run. */
export function readExpressions(text: string, first: Position): Expressions {
  if (!text.includes('{{')) return { references: [], findings: [] };
  const at = (line: number, column: number): Position => ({
    file: first.file,
    line: first.line + line - 1,
    column: line === 1 ? first.column + column : column + 1,
  });
  const fail = (place: Position, message: string): Expressions => ({
    references: [],
    findings: [{ ...place, severity: 'error', message, rule: 'template' }],
  });
  const program = parse(text);
  if (typeof program === 'string')
    return fail(at(Number(/line (\d+)/.exec(program)?.[1] ?? 1), 0), `template: ${program.split('\n')[0]}`);
  const references: Reference[] = [];
  const findings: Finding[] = [];
  const report = (node: hbs.AST.Node, message: string): void => {
    findings.push({ ...at(node.loc.start.line, node.loc.start.column), severity: 'error', message, rule: 'template' });
  };
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue;
    if (!isMustache(statement)) {
      report(statement, 'only {{helper "id"}} is allowed in a text; blocks, partials and decorators are not');
      continue;
    }
    if (statement.escaped === false)
      report(statement, 'unescaped output ({{{ or {{&) is not allowed; write {{helper "id"}}');
    const [target] = statement.params;
    const helper = isPath(statement.path) ? statement.path.original : '';
    if (!isHelper(helper)) {
      report(statement, `unknown helper "${helper}"; valid helpers: ${Object.keys(helperTargets).join(', ')}`);
    } else if (target === undefined || !isString(target) || statement.params.length !== 1) {
      report(statement, `{{${helper}}} takes one id in quotes: {{${helper} "an-id"}}`);
    } else {
      references.push({ helper, id: target.value, ...at(target.loc.start.line, target.loc.start.column + 1) });
    }
  }
  return { references, findings };
}

/** What stands in place of the expressions of a text, and of the words between them. */
export interface Filling {
  readonly call: (helper: HelperName, id: string) => string;
  readonly typed: (words: string) => string;
}

/**
 * A text with its expressions and the words between them replaced by what `filling` gives. Texts are interpreted and never
 * compiled: making a function of each costs more than all the rest of composing.
 * @throws BriefError data for an expression on which `readExpressions` has a finding.
 */
export function fillExpressions(text: string, first: Position, { call, typed }: Filling): string {
  if (!text.includes('{{')) return typed(text);
  const { findings } = readExpressions(text, first);
  const program = parse(text);
  if (findings.length > 0 || typeof program === 'string') {
    throw new BriefError('data', findings.map(formatFinding).join('; '), { findings });
  }
  return program.body
    .map((statement) => {
      if (isContent(statement)) return typed(statement.value);
      if (!isMustache(statement) || !isPath(statement.path)) return '';
      const [target] = statement.params;
      const helper = statement.path.original;
      return target !== undefined && isString(target) && isHelper(helper) ? call(helper, target.value) : '';
    })
    .join('');
}

/** Parsed texts: several rules read the same texts, which are then composed. */
const programs = new Map<string, Program | string>();
const mostPrograms = 10_000;

interface Program {
  readonly body: readonly hbs.AST.Statement[];
  readonly words: string;
}

function parse(text: string): Program | string {
  const known = programs.get(text);
  if (known !== undefined) return known;
  if (programs.size >= mostPrograms) programs.clear();
  const body = parsePlain(text, isHelper) ?? parseAnew(text);
  const made =
    typeof body === 'string' ? body : { body, words: blank(text, /\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g) };
  programs.set(text, made);
  return made;
}

function parseAnew(text: string): readonly hbs.AST.Statement[] | string {
  try {
    return Handlebars.parse(text).body;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isContent(node: hbs.AST.Statement): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement';
}

function isMustache(node: hbs.AST.Statement): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isPath(node: hbs.AST.Expression): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isString(node: hbs.AST.Expression): node is hbs.AST.StringLiteral {
  return node.type === 'StringLiteral';
}

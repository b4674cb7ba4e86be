import type { Position } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import { describe, fieldAt, itemOf } from './field-at.ts';
import type { Field, Fields } from './fields.ts';
import { isBlock, isMustache, isPartial, isPath, isSubExpression } from './statements.ts';

/** What the templates of one kind may name. */
export interface TemplateKind {
  readonly fields: Fields;
  /** Besides the blocks. */
  readonly helpers: readonly string[];
}

/** A template as Handlebars parses it. */
export interface ParsedTemplate {
  readonly file: string;
  readonly program: hbs.AST.Program;
}

export interface TemplateFault extends Position {
  readonly message: string;
  /** Where there is none it is an error. */
  readonly severity?: 'warning';
}

/** A walk through a template and its partials. */
interface Walk {
  readonly kind: TemplateKind;
  readonly partials: ReadonlyMap<string, ParsedTemplate>;
  /** The contexts that each partial was looked at in. */
  readonly seen: Map<ParsedTemplate, Set<Field>>;
  readonly faults: TemplateFault[];
}

/** Where it is: the file, and the contexts round that place, the innermost last. */
interface Scope {
  readonly walk: Walk;
  readonly file: string;
  readonly contexts: readonly Field[];
}

/** How many values a helper takes that fails, or prints something else, with fewer or more. */
const takes: ReadonlyMap<string, number> = new Map([
  ['html', 1],
  ['word', 1],
  ['join', 1],
  ['is', 2],
]);

const blocks = ['if', 'unless', 'each', 'with'];

/**
 * What is wrong in a template, and in the partials where it uses them: output that is not escaped, decorators, unknown
 * helpers, partials and fields, also where Handlebars would take a field that is not there for one that is empty.
 */
export function lintTemplate(
  { file, program }: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  kind: TemplateKind,
): readonly TemplateFault[] {
  const walk: Walk = { kind, partials, seen: new Map(), faults: [] };
  visit(program.body, { walk, file, contexts: [kind.fields] });
  return walk.faults;
}

function report({ walk, file }: Scope, { loc }: hbs.AST.Node, message: string): undefined {
  walk.faults.push({ file, line: loc.start.line, column: loc.start.column + 1, message });
}

function visit(statements: readonly hbs.AST.Statement[], scope: Scope): void {
  for (const statement of statements) {
    if (isMustache(statement)) visitMustache(statement, scope);
    else if (isBlock(statement)) visitBlock(statement, scope);
    else if (isPartial(statement)) visitPartial(statement, scope);
    else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement')
      report(scope, statement, 'decorators and blocks with a partial are not allowed: write a partial, {{> name}}');
  }
}

function visitMustache(statement: hbs.AST.MustacheStatement, scope: Scope): void {
  const message = '{{{ and {{& are not allowed: write {{x}}, or {{html x}} for markup that Briefpress made';
  if (statement.escaped) print(statement, scope);
  else report(scope, statement, message);
}

/** What is printed must be text, or what a helper makes. */
function print({ path, params, hash }: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): void {
  const name = isPath(path) ? path.original : '';
  const { helpers } = scope.walk.kind;
  if (hash !== undefined && hash.pairs.length > 0) report(scope, hash, 'helpers take no options here');
  const taken = takes.get(name);
  if (!isPath(path)) report(scope, path, 'the name of a field stands without quotes, and words are not written here');
  else if (taken !== undefined && params.length !== taken)
    report(scope, path, `{{${name}}} takes ${taken === 1 ? 'one value' : `${taken} values`}`);
  else if (helpers.includes(name)) {
    const [given] = params.map((param) => fieldOf(param, scope));
    if (name === 'html' && given !== undefined && given !== 'html')
      report(scope, path, `{{html}} prints markup, and this is ${describe(given)}: write {{x}} for text`);
  } else if (params.length > 0) {
    const known = `helpers: ${helpers.join(', ')}`;
    report(scope, path, `unknown helper "${name}"${didYouMean(name, helpers)}; ${known}`);
  } else {
    const field = fieldOf(path, scope);
    const cure = field === 'html' ? `write {{html ${name}}}` : 'print what is in it';
    if (field !== undefined && field !== 'text') report(scope, path, `"${name}" is ${describe(field)}: ${cure}`);
  }
}

/** The field that an expression names; undefined where there is none, which is reported. */
function fieldOf(expression: hbs.AST.Expression, scope: Scope): Field | undefined {
  if (isSubExpression(expression)) {
    print(expression, scope);
    return 'text';
  }
  if (!isPath(expression)) return 'text';
  const named = fieldAt(expression, scope.walk.kind.fields, scope.contexts);
  return 'field' in named ? named.field : report(scope, expression, named.fault);
}

function visitBlock({ path, params, program, inverse, loc, type }: hbs.AST.BlockStatement, scope: Scope): void {
  const name = isPath(path) ? path.original : '';
  const [param] = params;
  if (!blocks.includes(name) || param === undefined) {
    report(scope, { loc, type }, `{{#${name}}} is not a block; the blocks are ${blocks.join(', ')}, each with a field`);
    return;
  }
  const field = fieldOf(param, scope);
  visit(inverse?.body ?? [], scope);
  if (name === 'if' || name === 'unless') visit(program?.body ?? [], scope);
  else if (field !== undefined) {
    const inner = name === 'each' ? itemOf(field) : field;
    if (inner === undefined) report(scope, param, `{{#each}} needs a list, and this is ${describe(field)}`);
    else visit(program?.body ?? [], { ...scope, contexts: [...scope.contexts, inner] });
  }
}

function visitPartial({ name: path, params, hash, loc, type }: hbs.AST.PartialStatement, scope: Scope): void {
  if (hash !== undefined && hash.pairs.length > 0)
    report(scope, hash, 'partials take no options here: a partial has the fields of where it is used');
  const { partials, seen } = scope.walk;
  const name = isPath(path) ? path.original : undefined;
  const partial = partials.get(name ?? '');
  if (name === undefined) report(scope, { loc, type }, 'a partial is named by itself: {{> name}}');
  else if (partial === undefined) {
    const known = partials.size === 0 ? 'there are none here' : `partials: ${[...partials.keys()].join(', ')}`;
    report(scope, { loc, type }, `unknown partial "${name}"${didYouMean(name, partials.keys())}; ${known}`);
  } else {
    const context = params[0] === undefined ? scope.contexts.at(-1) : fieldOf(params[0], scope);
    const known = seen.get(partial) ?? new Set();
    if (context === undefined || known.has(context)) return;
    seen.set(partial, known.add(context));
    visit(partial.program.body, { ...scope, file: partial.file, contexts: [context] });
  }
}

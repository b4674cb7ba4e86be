import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../testing/small-data.ts';
import { isHelper } from './expressions.ts';
import { parsePlain } from './plain-expressions.ts';

const isText = (node: hbs.AST.Statement): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
const isCall = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isPath = (node: hbs.AST.Expression): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const isString = (node: hbs.AST.Expression): node is hbs.AST.StringLiteral => node.type === 'StringLiteral';

/** What is read of a syntax tree. */
function readable(body: readonly hbs.AST.Statement[] | undefined): unknown {
  return body?.map((node) => {
    const { start } = node.loc;
    if (isText(node)) return [node.value, start];
    if (!isCall(node)) return node.type;
    const path = isPath(node.path) ? node.path.original : '';
    return [path, node.escaped, start, node.params.map((param) => [isString(param) && param.value, param.loc.start])];
  });
}

describe('the plain form', () => {
  test.each([
    'no expression',
    '{{stat "a"}}',
    'a\nbc {{stat "x-1"}} d\n {{cite "y"}}\nq\n\n{{value "z"}}\nend\n',
    '{{stat "a"}}{{change "b c"}}',
    'half { open } {{stat "a"}} } end',
    '\\ and {{stat "警察-1"}}',
  ])('%j is read as Handlebars reads it', (text) => {
    expect(readable(parsePlain(text, isHelper))).toEqual(readable(Handlebars.parse(text).body));
  });

  test.each([
    '{{ stat "a"}}',
    "{{stat 'a'}}",
    '{{stat "a" "b"}}',
    '{{{stat "a"}}}',
    '{{{stat "a"}}',
    '{{stat "a"}}}',
    '\\{{stat "a"}}',
    'a\\\\{{stat "a"}}',
    '{{else "a"}}',
    '{{true "a"}}',
    '{{unknown "a"}}',
    '{{#if a}}x{{/if}}',
    '{{stat "a',
    'a }} b',
    '{{stat "a"}} {',
    '{{! a comment }}{{stat "a"}}',
    '{{~stat "a"~}}',
  ])('%j is left to Handlebars', (text) => {
    expect(parsePlain(text, isHelper)).toBeUndefined();
  });

  test('the shipped topics are in it', () => {
    const folder = join(projectRoot, 'templates/topics');
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts)
      expect(readable(parsePlain(text, isHelper))).toEqual(readable(Handlebars.parse(text).body));
  });
});

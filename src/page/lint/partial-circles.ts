import type { ParsedTemplate, TemplateFault } from './lint-template.ts';
import { isBlock, isPartial, isPath } from './statements.ts';

interface Use {
  readonly name: string;
  readonly node: hbs.AST.Node;
}

/** Partials that use each other in a circle, each circle once, at the use that closes it. */
export function findCircles(partials: ReadonlyMap<string, ParsedTemplate>): readonly TemplateFault[] {
  const faults: TemplateFault[] = [];
  const done = new Set<string>();
  const follow = (name: string, path: readonly string[]): void => {
    const partial = partials.get(name);
    if (partial === undefined || done.has(name)) return;
    for (const { name: next, node } of usesIn(partial.program.body)) {
      const start = [...path, name].indexOf(next);
      if (start < 0) follow(next, [...path, name]);
      else {
        const circle = [...path.slice(start), name, next].join(' > ');
        const { line, column } = node.loc.start;
        const message = `partials in a circle, which would never end: ${circle}`;
        faults.push({ file: partial.file, line, column: column + 1, message });
      }
    }
    done.add(name);
  };
  for (const name of partials.keys()) follow(name, []);
  return faults;
}

function usesIn(statements: readonly hbs.AST.Statement[]): readonly Use[] {
  return statements.flatMap((statement): readonly Use[] => {
    // A block that is all inverse, {{^if}}, has no program, whatever its type says.
    const of = (program: hbs.AST.Program | undefined): readonly Use[] => usesIn(program?.body ?? []);
    if (isBlock(statement)) return [...of(statement.program), ...of(statement.inverse)];
    if (!isPartial(statement) || !isPath(statement.name)) return [];
    return [{ name: statement.name.original, node: statement }];
  });
}

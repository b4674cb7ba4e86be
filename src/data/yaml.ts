import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { BriefError, type Finding, type Position } from '../errors.ts';

/** A step into parsed data: a key of a mapping or an index of a list. */
export type Step = string | number;

/** Where in its file the value at a path stands; for a path that is not there, where its nearest parent stands. */
export type Locate = (path?: readonly Step[]) => Position;

/** Parsed data of a file, not yet of any known shape. */
export interface Parsed {
  readonly value: unknown;
  readonly locate: Locate;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/**
 * Parses one YAML 1.2 document. `first` is the place of its first character, for YAML inside another file.
 * Duplicate keys, unknown tags and warnings of the parser are errors.
 * @throws BriefError data, with a finding for each syntax error at its own place.
 */
export function parseYaml(text: string, first: Position): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', stringKeys: true, prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: first.file, line: first.line + line - 1, column: line === 1 ? first.column + col - 1 : col };
  };
  const findings = [...document.errors, ...document.warnings].map(
    (error): Finding => ({
      ...position(error.pos[0]),
      severity: 'error',
      message: `YAML: ${error.message}`,
      rule: 'syntax',
    }),
  );
  findings.push(...forbiddenKeys(document.contents, position));
  if (findings.length > 0) throw new BriefError('data', `${first.file} is not valid YAML`, { findings });
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    locate: (path = []) => position(offsetOf(document.contents, path)),
  };
}

function forbiddenKeys(node: unknown, position: (offset: number) => Position): Finding[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item): Finding[] => {
    if (!isPair(item)) return forbiddenKeys(item, position);
    const key = isScalar(item.key) ? String(item.key.value) : '';
    const inner = forbiddenKeys(item.value, position);
    if (!forbidden.has(key)) return inner;
    const at = position(isScalar(item.key) ? (item.key.range?.[0] ?? 0) : 0);
    return [{ ...at, severity: 'error', message: `the key "${key}" is not allowed`, rule: 'syntax' }, ...inner];
  });
}

/** Character offset of the value at a path, or of its key where the value is empty, or of the nearest parent. */
function offsetOf(root: Node | null, path: readonly Step[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isCollection(node)) return offset;
    const item: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === String(step))
      : node.items[Number(step)];
    if (item === undefined) return offset;
    node = isPair(item) ? item.value : item;
    offset = rangeStart(node) ?? (isPair(item) ? rangeStart(item.key) : undefined) ?? offset;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  if (!isScalar(node) && !isCollection(node)) return undefined;
  if (isScalar(node) && node.value === null) return undefined;
  return node.range?.[0];
}

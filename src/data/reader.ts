import type { z } from 'zod';
import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { shapeIssues } from './shape.ts';
import type { Placed } from './types.ts';
import { type Locate, type Parsed, parseYaml, type Step } from './yaml.ts';

/** Reads data files by their schemas and collects all findings, so that one run reports everything. */
export interface Reader {
  readonly findings: () => readonly Finding[];
  readonly report: (finding: {
    readonly at: Locate;
    readonly path: readonly Step[];
    readonly message: string;
    readonly rule: string;
  }) => void;
  /** Adds findings made elsewhere. */
  readonly add: (more: readonly Finding[]) => void;
  /** The content of one file, with the positions of its values; undefined if it has errors. */
  readonly one: <S extends z.ZodType>(file: string, schema: S) => Shaped<z.infer<S>> | undefined;
  /** The items of a file's list under `key`, each with its position; empty if the file does not exist. */
  readonly list: <K extends string, T extends object>(
    file: string,
    schema: ListSchema<K, T>,
    key: K,
  ) => readonly Placed<T>[];
  /** Items by id; a second item with the same id is a finding. */
  readonly index: <T extends { readonly id: string }>(
    kind: string,
    items: readonly Placed<T>[],
  ) => ReadonlyMap<string, Placed<T>>;
}

interface Shaped<T> {
  readonly value: T;
  readonly at: Locate;
}

/** The schema of a file with one list. */
type ListSchema<K extends string, T> = z.ZodType<{ readonly [key in K]: readonly T[] }>;

/** A reader of the project's data files. */
export function createReader(files: Files): Reader {
  const findings: Finding[] = [];
  const report: Reader['report'] = ({ at, path, message, rule }) => {
    findings.push({ ...at(path), severity: 'error', message, rule });
  };
  const add: Reader['add'] = (more) => {
    for (const found of more) findings.push(found);
  };
  const parse = (file: string): Parsed | undefined => {
    try {
      return parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
    } catch (error) {
      if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
      add(error.findings);
      return undefined;
    }
  };
  const one = <S extends z.ZodType>(file: string, schema: S): Shaped<z.infer<S>> | undefined => {
    const parsed = parse(file);
    if (parsed === undefined) return undefined;
    const result = schema.safeParse(parsed.value);
    if (result.success) return { value: result.data, at: parsed.locate };
    for (const issue of shapeIssues(result.error)) report({ at: parsed.locate, ...issue });
    return undefined;
  };
  return {
    findings: () => findings,
    report,
    add,
    one,
    list: (file, schema, key) => {
      const shaped = files.exists(file) ? one(file, schema) : undefined;
      return shaped === undefined ? [] : placed(shaped.value[key], shaped.at, [key]);
    },
    index: (kind, items) => {
      const byId = new Map<string, (typeof items)[number]>();
      for (const item of items) {
        const first = byId.get(item.id);
        if (first === undefined) byId.set(item.id, item);
        else {
          const { file, line } = first.at(['id']);
          const message = `duplicate ${kind} id "${item.id}": first at ${file}:${line}`;
          report({ at: item.at, path: ['id'], message, rule: 'duplicate-id' });
        }
      }
      return byId;
    },
  };
}

/** The items of a list, each with its position; `path` is the path of the list. */
export function placed<T extends object>(items: readonly T[], at: Locate, path: readonly Step[]): readonly Placed<T>[] {
  return items.map((item, index) => ({ ...item, at: within(at, [...path, index]) }));
}

function within(at: Locate, start: readonly Step[]): Locate {
  return (path = []) => at([...start, ...path]);
}

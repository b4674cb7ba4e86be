import { openCache } from '../project/cache.mjs';
import type { Edge } from '../project/edge.ts';
import { projectRoot } from './browser.ts';

/** The edge of a command that runs in the process of a test, and the lines that it prints and tells. */
export interface ListeningEdge {
  readonly edge: Edge;
  readonly out: readonly string[];
  readonly told: readonly string[];
}

/** An edge that keeps what it is told, on the project at `root` as it is `today` (YYYY-MM-DD). */
export function listeningEdge(
  root: string,
  today: string,
  { words = [], environment = {} }: { readonly words?: readonly string[]; readonly environment?: Edge['environment'] },
): ListeningEdge {
  const out: string[] = [];
  const told: string[] = [];
  const edge: Edge = {
    root,
    engine: projectRoot,
    cache: openCache(projectRoot, process.env),
    command: 'briefpress',
    cwd: root,
    code: 'test',
    cores: 2,
    arguments: words,
    environment,
    print: (line) => out.push(line),
    tell: (line) => told.push(line),
    today: () => today,
    now: () => new Date(today),
    onEnd: () => {},
  };
  return { edge, out, told };
}

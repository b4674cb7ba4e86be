import path from 'node:path';
import type { Edge } from '../project/edge.ts';
import { type BriefError, exitCodes, type Finding, formatFinding } from '../project/errors.ts';
import { buildBriefings } from './build.ts';
import type { BuildListener } from './listener.ts';
import { showProgress } from './progress.ts';
import type { BuildRequest } from './request.ts';
import type { BuildResult } from './results.ts';
import type { BuildState } from './state.ts';

/** How much is said of a build, and in what form. */
export interface Telling {
  /** Say only what went wrong. */
  readonly quiet?: boolean;
  /** Results as JSON. */
  readonly json?: boolean;
  /** Say how long each stage took. */
  readonly debug?: boolean;
}

const noPart = 'this part of --all has no briefing: there are more parts than briefings';
const noTopics = 'there is nothing to build: templates/topics has no topic; "briefpress new topic NAME" makes one';

/** What became of a build that was told. */
export interface ToldBuild {
  /** The exit code: the worst of all. */
  readonly code: number;
  /** Names of the briefings that could not be built. */
  readonly failed: readonly string[];
}

/**
 * Builds what a request asks for, prints the path of each file written, and tells all else: findings, why something is
 * built, how far it is.
 */
export async function tellBuild(
  request: BuildRequest,
  edge: Edge,
  telling: Telling,
  state?: BuildState,
): Promise<ToldBuild> {
  const { quiet } = telling;
  const failed: string[] = [];
  const progress = showProgress(quiet ? undefined : edge.live);
  const failures = tellFailures(edge);
  let [count, code] = [0, 0];
  const listener: BuildListener = {
    count: (briefings) => {
      count = briefings;
      progress.expect(briefings);
    },
    found: (findings) => failures.found(quiet ? findings.filter(({ severity }) => severity === 'error') : findings),
    begin: (briefing, reasons) => {
      if (!quiet && reasons.length > 0) edge.tell(`${briefing}: ${reasons.join('; ')}`);
      progress.begin(briefing);
    },
    stage: progress.stage,
    end: progress.finish,
  };
  const results = buildBriefings(request, edge, listener, state);
  try {
    for await (const result of results) {
      if (result.outcome === 'failed') {
        failed.push(result.briefing);
        code = Math.max(code, failures.tell(result.briefing, result.error));
      } else tellResult(result, edge, telling);
    }
  } finally {
    progress.end();
  }
  if (count === 0 && !quiet) edge.tell(request.shard === undefined ? noTopics : noPart);
  return { code, failed };
}

function tellResult(
  result: Exclude<BuildResult, { readonly outcome: 'failed' }>,
  edge: Edge,
  { quiet, json, debug }: Telling,
): void {
  const { briefing } = result;
  if (result.outcome === 'up-to-date') {
    if (!quiet) edge.tell(`${briefing}: up to date`);
    return;
  }
  if (debug) edge.tell(`${briefing}: ${result.times}`);
  for (const warning of quiet ? [] : result.warnings) edge.tell(warning);
  for (const { file, sha256 } of result.files) {
    const shown = path.relative(edge.cwd, file);
    edge.print(json ? JSON.stringify({ briefing, file: shown, sha256 }) : shown);
  }
}

/** Tells what is wrong, each finding once, however many briefings it concerns. */
export interface FailureTeller {
  readonly found: (findings: readonly Finding[]) => void;
  /** Tells why a briefing was not built. Gives the exit code. */
  readonly tell: (briefing: string, error: BriefError) => number;
}

export function tellFailures({ tell }: Pick<Edge, 'tell'>, done: 'built' | 'issued' = 'built'): FailureTeller {
  const told = new Set<string>();
  const found = (findings: readonly Finding[]): void => {
    for (const line of findings.map(formatFinding)) {
      if (!told.has(line)) tell(line);
      told.add(line);
    }
  };
  return {
    found,
    tell: (briefing, { findings, message, hint, failure }) => {
      found(findings);
      tell(`error: ${briefing} was not ${done}: ${message}`);
      if (hint !== undefined) tell(`  ${hint}`);
      return exitCodes[failure];
    },
  };
}

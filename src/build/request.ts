import type { Format } from '../page/format.ts';
import type { Edge } from '../project/edge.ts';
import type { PageSize } from '../style/page-size.ts';
import type { Shard } from './shard.ts';

/** Which briefings are meant: those of the topics named, or all of the project. */
export interface Selection {
  /** Ids of topics. */
  readonly topics: readonly string[];
  readonly all: boolean;
  /** A language tag. Missing: the publication's own language of a topic that is named, every language with `all`. */
  readonly lang?: string;
  /** Of a topic written for many places, the one: `place=Chengdu`. */
  readonly params: readonly string[];
  /** Of `all`, one part. */
  readonly shard?: Shard;
}

/** Which browser prints, and how. */
export interface BrowserRequest {
  /** Path of a browser, in place of the one that would be found. */
  readonly browser?: string;
  readonly sandbox: boolean;
  /** Seconds to wait for the browser to answer, and again for each print. Missing: what is usual. */
  readonly timeout?: number;
}

/** What a build is asked for: which briefings, how they look, and where they are written. */
export interface BuildRequest extends Selection, BrowserRequest {
  readonly formats: readonly Format[];
  /** Folder to write to, from the project's root; missing: `out`. */
  readonly out?: string;
  readonly theme?: string;
  /** Colours in place of the theme's own. */
  readonly palette?: string;
  readonly pageSize?: PageSize;
  readonly largePrint: boolean;
  readonly draft: boolean;
  /** Date of publication, YYYY-MM-DD. */
  readonly date?: string;
  /** What "what changed" compares with: number of an edition, date or path of a PDF. Missing: the last issued edition. */
  readonly since?: string;
  /** How many briefings are built at once; missing: as many as the machine has cores. */
  readonly jobs?: number;
  /** Build even what is up to date. */
  readonly force: boolean;
}

/** A request that names no briefing yet, and asks for nothing special. */
export const plainRequest: BuildRequest = {
  topics: [],
  all: false,
  params: [],
  sandbox: true,
  formats: ['pdf'],
  largePrint: false,
  draft: false,
  force: false,
};

/** What a build takes from outside: the project, the engine, the machine, the clock. */
export type BuildEdge = Pick<
  Edge,
  'root' | 'engine' | 'code' | 'cache' | 'cores' | 'environment' | 'tell' | 'today' | 'now'
>;

import path from 'node:path';
import type { BriefRequest } from '../brief.ts';
import type { Project } from '../check/project.ts';
import type { Briefing } from '../compose/briefing.ts';
import type { EditionStatus } from '../editions/history.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { identifyBrowser } from '../print/machine.ts';
import type { Files } from '../project/files.ts';
import type { Paths } from '../project/paths.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Topic } from '../topic/types.ts';
import { hashCheckout, stampOf } from './checkout.ts';
import { askedDate, chooseBrowser } from './choose.ts';
import { type Inputs, withBrowser, withEditions } from './inputs.ts';
import { placeOf, planBuild } from './plan-build.ts';
import type { Look, Place } from './reasons.ts';
import type { BuildEdge, BuildRequest, Format } from './request.ts';
import type { WrittenFile } from './results.ts';
import type { Since } from './since.ts';
import { lookAt, openShelf, type Shelf } from './state.ts';

/** Whether a briefing is to be built, with what date of publication, and why; of the first time there is no why. */
export interface BuildDecision {
  readonly build: boolean;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly reasons: readonly string[];
}

/** A briefing to build, and whether that is needed. */
export interface PlannedBuild {
  /** Its formats are those that are not up to date. */
  readonly request: BriefRequest;
  /** Of the content and the look, whichever browser prints it. */
  readonly inputs: Inputs;
  readonly look: Look;
  readonly decision: BuildDecision;
  /** The briefing without a date of its own, and compared with nothing. */
  readonly composed: Briefing;
  /** Hash of the content, and where it stands among the issued editions. */
  readonly content: string;
  readonly standing: EditionStatus;
  readonly editions: readonly EditionRecord[];
}

/** What earlier builds of this checkout knew, and what this one is to keep. */
export interface BuildMemory {
  /** Whether nothing at all has changed since the briefing was built: then nothing need be read. */
  readonly stands: (name: string) => boolean;
  readonly plan: (given: Given) => PlannedBuild;
  readonly keep: (built: {
    readonly request: BriefRequest;
    readonly decision: Pick<BuildDecision, 'date'>;
    readonly written: readonly WrittenFile[];
    /** Where the content stands after it was issued; missing: where it stood when it was planned. */
    readonly issued?: EditionStatus;
  }) => void;
  /** Which build of the browser prints; "none" where no PDF is wanted. */
  readonly browser: string;
}

/** A briefing's topic with what it is made from. */
export interface Given {
  readonly topic: Topic;
  readonly project: Project;
  readonly locale: Locale;
}

export interface Surrounding {
  readonly request: BuildRequest;
  readonly edge: BuildEdge;
  readonly files: Files;
  readonly paths: Paths;
  /** What `--since` names, in place of the usual version to compare with. */
  readonly since?: Since | undefined;
}

/** The memory of a checkout with what one run is asked for. */
export interface Remembered extends Surrounding {
  readonly shelf: (name: string) => Shelf;
  readonly outputs: (name: string) => readonly Output[];
  /** `--date`, else SOURCE_DATE_EPOCH. */
  readonly asked: string | undefined;
}

/** One file that a run is asked for. */
export interface Output {
  readonly format: Format;
  /** Absolute path. */
  readonly file: string;
  /** Which browser prints it; nothing prints HTML. */
  readonly browser: string;
  /** Hash of all that anything is made from. */
  readonly checkout: string;
}

/** The memory of a checkout, kept in its private folder. */
export function openMemory(surrounding: Surrounding): BuildMemory {
  const { browser, ...remembered } = remember(surrounding);
  const planned = new Map<string, PlannedBuild>();
  return {
    browser,
    stands: (name) => !surrounding.request.force && standAll(name, remembered),
    plan: (given) => {
      const build = planBuild(given, remembered);
      planned.set(build.request.name, build);
      return build;
    },
    keep: ({ request: { name }, decision: { date }, written, issued }) => {
      const build = planned.get(name);
      if (build !== undefined) keepBuild({ build, date, written, standing: issued ?? build.standing }, remembered);
    },
  };
}

function remember(surrounding: Surrounding): Remembered & { readonly browser: string } {
  const { request, edge, paths, since } = surrounding;
  const browser = request.formats.includes('pdf') ? identifyBrowser(chooseBrowser(request, edge)) : 'none';
  const asked = askedDate(request, edge);
  const { theme, pageSize, largePrint, draft } = request;
  // With a date that is asked for an edition is a copy of it, so that without one it is not what it was.
  const given = JSON.stringify([theme, pageSize, largePrint, draft, since?.key, asked]);
  const checkout = hashCheckout(edge, edge.code);
  const folder = path.join(paths.private, 'state');
  return {
    ...surrounding,
    browser,
    asked,
    shelf: (name) => openShelf(folder, name),
    outputs: (name) =>
      request.formats.map((format) => {
        const prints = format === 'pdf' ? browser : 'none';
        const file = path.join(paths.out, `${name}.${format}`);
        return { format, file, browser: prints, checkout: stampOf(checkout, prints, given) };
      }),
  };
}

function standAll(name: string, { shelf, outputs }: Remembered): boolean {
  const { read } = shelf(name);
  return outputs(name).every(({ file, checkout }) => {
    const state = read(file);
    return state?.checkout === checkout && lookAt(state) === 'as-written';
  });
}

interface Built {
  readonly build: PlannedBuild;
  readonly date: string;
  readonly written: readonly WrittenFile[];
  readonly standing: EditionStatus;
}

function keepBuild({ build, date, written, standing }: Built, { shelf, outputs }: Remembered): void {
  const { name } = build.request;
  const { write, writeLast } = shelf(name);
  const place: Place = placeOf(standing);
  const inputs = withEditions(build.inputs, JSON.stringify(standing));
  for (const { file, browser, checkout } of outputs(name)) {
    const made = written.find((one) => one.file === file);
    if (made === undefined) continue;
    write({ ...made, date, checkout, look: build.look, place, inputs: withBrowser(inputs, browser) });
  }
  writeLast({ date, content: build.content });
}

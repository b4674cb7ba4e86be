import type { BriefRequest } from '../brief.ts';
import { composeBriefing } from '../compose/compose.ts';
import { comparedWith, type EditionStatus, editionStatus } from '../editions/history.ts';
import { loadEditions } from '../editions/load.ts';
import type { EditionRecord } from '../editions/schema.ts';
import type { Files } from '../project/files.ts';
import { version } from '../project/version.ts';
import type { Locale } from '../style/locale/locale.ts';
import { loadTheme } from '../style/theme/load.ts';
import type { Topic } from '../topic/types.ts';
import { defaultTheme } from './choose.ts';
import { chooseDate, type Decision, decide } from './decide.ts';
import {
  contentHash,
  fingerprint,
  fingerprintDate,
  type Inputs,
  type InputTexts,
  sameContent,
  withBrowser,
  withEditions,
} from './inputs.ts';
import type { Given, Output, PlannedBuild, Remembered } from './memory.ts';
import type { Look, Place } from './reasons.ts';
import type { BuildEdge } from './request.ts';
import { lookAt } from './state.ts';

/** Decides what of a briefing is to be built, from what is known of its outputs. */
export function planBuild(given: Given, remembered: Remembered): PlannedBuild {
  const { request: wanted, files, edge, asked } = remembered;
  const name = given.topic.id;
  const look = lookOf(given, remembered);
  const request = requestOf(given, look, remembered);
  const composed = composeBriefing({ ...request, edition: { published: fingerprintDate, draft: false } });
  const plain = fingerprint(composed, given.project.data, inputTexts({ ...given, look, files, edge }));
  const content = contentHash(plain);
  const editions = loadEditions(files, name);
  const place = findPlace({ name, content, editions }, remembered);
  const inputs = withEditions(plain, JSON.stringify(place));
  const issued = place.edition?.date;
  const date = chooseDate({
    asked,
    issued,
    kept: keptDate({ name, inputs, content }, remembered),
    today: edge.today(),
  });
  const decided = remembered.outputs(name).map((output) => ({
    format: output.format,
    ...decideOutput({ name, output, date, origin: { inputs, look, place: placeOf(place) } }, remembered),
  }));
  const stale = decided.filter(({ build }) => build);
  const edition = { published: date, draft: wanted.draft, ...numberOf(place) };
  return {
    request: { ...request, edition, history: place, formats: stale.map(({ format }) => format) },
    inputs,
    look,
    decision: { build: stale.length > 0, date, reasons: [...new Set(stale.flatMap(({ reasons }) => reasons))] },
    content,
    composed,
    standing: place,
    editions,
  };
}

function lookOf({ topic, project }: Given, { request }: Remembered): Look {
  return {
    theme: request.theme ?? topic.front.theme ?? defaultTheme,
    pageSize: request.pageSize ?? project.data.publication['page-size'] ?? 'A4',
    largePrint: request.largePrint,
    draft: request.draft,
  };
}

type RequestWithoutEdition = Omit<BriefRequest, 'edition' | 'history' | 'formats'>;

function requestOf({ topic, project, locale }: Given, look: Look, { edge }: Remembered): RequestWithoutEdition {
  const { theme, pageSize, largePrint } = look;
  return {
    name: topic.id,
    topic,
    data: project.data,
    locale,
    theme,
    pageSize,
    largePrint,
    creator: `Briefpress ${version(edge.engine)}`,
  };
}

interface Placed {
  readonly name: string;
  readonly content: string;
  readonly editions: readonly EditionRecord[];
}

/**
 * Where the content stands. An edition is what was issued on its date: with another date, or as a draft, the same
 * content is a copy that was not issued.
 */
function findPlace({ name, content, editions }: Placed, { request, asked, since }: Remembered): EditionStatus {
  const issued = editionStatus(editions, content);
  const isCopy = request.draft || (asked !== undefined && asked !== issued.edition?.date);
  const usual = isCopy ? editionStatus(editions, '') : issued;
  return since === undefined ? usual : comparedWith(usual, since.choose(name, editions), editions);
}

/** The date of the last build of the same content: of these very outputs, else of whatever was written last. */
function keptDate(
  { name, inputs, content }: { readonly name: string; readonly inputs: Inputs; readonly content: string },
  { shelf, outputs }: Remembered,
): string | undefined {
  const { read, readLast } = shelf(name);
  const own = outputs(name)
    .flatMap(({ file }) => read(file) ?? [])
    .find((state) => sameContent(state.inputs, inputs));
  const last = readLast();
  return own?.date ?? (last?.content === content ? last.date : undefined);
}

interface Decided {
  readonly name: string;
  readonly output: Output;
  readonly date: string;
  readonly origin: { readonly inputs: Inputs; readonly look: Look; readonly place: Place };
}

function decideOutput({ name, output, date, origin }: Decided, { shelf, request }: Remembered): Decision {
  const { read, write } = shelf(name);
  const { file, browser, checkout } = output;
  const state = read(file);
  const decision = decide({
    origin: { ...origin, inputs: withBrowser(origin.inputs, browser) },
    date,
    state,
    output: state === undefined ? 'gone' : lookAt(state),
    force: request.force,
  });
  // What was up to date stays so under another checkout hash, without being composed again.
  if (!decision.build && state !== undefined && state.checkout !== checkout) write({ ...state, checkout });
  return decision;
}

/** A place among the editions by numbers and dates alone. */
export function placeOf({ edition, baseline, withdrawn }: EditionStatus): Place {
  return {
    ...(edition === undefined ? {} : { edition: edition.number }),
    ...(baseline === undefined ? {} : { comparedWith: nameBaseline(baseline) }),
    withdrawn: withdrawn.map(({ number }) => number),
  };
}

function nameBaseline({ edition, date }: { readonly edition?: number; readonly date: string }): string {
  return edition === undefined ? `the version of ${date}` : `edition ${edition}`;
}

function numberOf({ edition }: EditionStatus): { readonly number?: number } {
  return edition === undefined ? {} : { number: edition.number };
}

interface Named {
  readonly topic: Topic;
  readonly locale: Locale;
  readonly look: Look;
  readonly files: Files;
  readonly edge: Pick<BuildEdge, 'code'>;
}

function inputTexts({ topic, locale, look, files, edge }: Named): InputTexts {
  return {
    topic: files.read(topic.file),
    templates: readFolder(files, 'templates').concat(readFolder(files, 'templates/partials')).join('\0'),
    theme: JSON.stringify(loadTheme(files, look.theme)),
    locale: readLocale(files, locale.tag),
    tool: edge.code,
    browser: '',
    editions: '',
  };
}

/** The words of a language and its style sheet, where it has one. */
function readLocale(files: Files, tag: string): string {
  return ['yaml', 'css']
    .map((ending) => `templates/locales/${tag}.${ending}`)
    .flatMap((file) => (files.exists(file) ? [files.read(file)] : []))
    .join('\0');
}

/** The templates of a folder; those of mail are no part of the page. */
function readFolder(files: Files, folder: string): readonly string[] {
  return files
    .list(folder)
    .filter((name) => /\.(hbs|css)$/.test(name) && !/^mail\b/.test(name))
    .map((name) => files.read(`${folder}/${name}`));
}

import path from 'node:path';
import type { BriefRequest } from '../brief.ts';
import { composeBriefing } from '../compose/compose.ts';
import type { Edition } from '../compose/edition.ts';
import type { Edge } from '../edge.ts';
import { comparedWith, type Standing, standing } from '../editions/history.ts';
import { loadEditions } from '../editions/load.ts';
import type { EditionRecord } from '../editions/schema.ts';
import type { Files } from '../files.ts';
import type { Options } from '../flags.ts';
import type { Locale } from '../locale/locale.ts';
import type { Paths } from '../paths.ts';
import { identifyBrowser } from '../print/machine.ts';
import type { Project } from '../project.ts';
import { hashCheckout } from '../regenerate/checkout.ts';
import { type Decision, decide } from '../regenerate/decide.ts';
import { contentHash, fingerprint, fingerprintDate, type Inputs, withEditions } from '../regenerate/inputs.ts';
import { outputsStand, readState, writeState } from '../regenerate/state.ts';
import { loadTheme } from '../theme/load.ts';
import type { Topic } from '../topic/types.ts';
import { version } from '../version.ts';
import { askedDate, chooseBrowser, defaultTheme } from './choose.ts';
import type { Since } from './since.ts';

/** A briefing to build, and whether that is needed. */
export interface PlannedBuild {
  readonly request: BriefRequest;
  readonly inputs: Inputs;
  readonly decision: Decision;
  /** Hash of the content, and where it stands among the issued editions. */
  readonly content: string;
  readonly standing: Standing;
  readonly editions: readonly EditionRecord[];
}

export interface WrittenFile {
  readonly file: string;
  readonly sha256: string;
}

/** What earlier builds of this checkout knew, and what this one is to keep. */
export interface BuildMemory {
  /** Whether nothing at all has changed since the briefing was built: then nothing need be read. */
  readonly stands: (name: string) => boolean;
  readonly plan: (given: { readonly topic: Topic; readonly project: Project; readonly locale: Locale }) => PlannedBuild;
  readonly keep: (built: {
    readonly request: BriefRequest;
    readonly decision: Pick<Decision, 'date'>;
    readonly written: readonly WrittenFile[];
    /** Where the content stands after it was issued; missing: where it stood when it was planned. */
    readonly issued?: Standing;
  }) => void;
  /** Which build of the browser prints. */
  readonly browser: string;
}

interface Surrounding {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly paths: Paths;
  /** What `--since` names, in place of the usual version to compare with. */
  readonly since?: Since | undefined;
}

/** The memory of a checkout, kept in its private folder. */
export function openMemory({ options, edge, files, paths, since }: Surrounding): BuildMemory {
  const folder = path.join(paths.private, 'state');
  const browser = options.formats.includes('pdf') ? identifyBrowser(chooseBrowser(options, paths.private)) : 'none';
  const look = JSON.stringify([options.theme, options.pageSize, options.largePrint, options.draft, since?.key]);
  const checkout = hashCheckout(edge.root, { code: edge.code, browser, options: look });
  const asked = askedDate(options, edge);
  const wanted = (name: string): readonly string[] =>
    options.formats.map((format) => path.join(paths.out, `${name}.${format}`));
  const planned = new Map<string, Inputs>();
  return {
    browser,
    stands: (name) => {
      const state = readState(folder, name);
      if (options.force || state === undefined || state.checkout !== checkout) return false;
      return (asked === undefined || asked === state.date) && outputsStand(state, wanted(name));
    },
    plan: ({ topic, project, locale }) => {
      const name = topic.id;
      const theme = options.theme ?? topic.front.theme ?? defaultTheme;
      const request = (edition: Edition, history?: Standing): BriefRequest => ({
        name,
        topic,
        data: project.data,
        locale,
        edition,
        ...(history === undefined ? {} : { history }),
        theme,
        largePrint: options.largePrint,
        formats: options.formats,
        pageSize: options.pageSize ?? project.data.publication['page-size'] ?? 'A4',
        creator: `Briefpress ${version(files)}`,
      });
      const texts = {
        topic: files.read(topic.file),
        templates: readFolder(files, 'templates').concat(readFolder(files, 'templates/partials')).join('\0'),
        theme: JSON.stringify(loadTheme(files, theme)),
        locale: readLocale(files, locale.tag),
        options: look,
        tool: edge.code,
        browser,
        editions: '',
      };
      const composed = composeBriefing(request({ published: fingerprintDate, draft: options.draft }));
      const plain = fingerprint(composed, project.data, texts);
      const content = contentHash(plain);
      const editions = loadEditions(files, name);
      const issued = standing(editions, content);
      // An edition is what was issued on its date: with another date the same content is a copy that was not issued.
      const isCopy = asked !== undefined && asked !== issued.edition?.date;
      const usual = isCopy ? standing(editions, '') : issued;
      const place = since === undefined ? usual : comparedWith(usual, since.choose(name, editions), editions);
      const inputs = withEditions(plain, JSON.stringify(place));
      planned.set(name, inputs);
      const state = readState(folder, name);
      const stand = state !== undefined && outputsStand(state, wanted(name));
      const decision = decide({
        inputs,
        state,
        outputsStand: stand,
        force: options.force,
        issued: place.edition?.date,
        askedDate: asked,
        today: edge.today(),
      });
      // What was up to date stays so under another checkout hash, without being composed again.
      if (!decision.build && state !== undefined) writeState(folder, name, { ...state, checkout });
      const edition = { published: decision.date, draft: options.draft, ...numberOf(place, options.draft) };
      return { request: request(edition, place), inputs, decision, content, standing: place, editions };
    },
    keep: ({ request: { name }, decision: { date }, written, issued }) => {
      const known = planned.get(name);
      const inputs = issued === undefined || known === undefined ? known : withEditions(known, JSON.stringify(issued));
      const outputs = Object.fromEntries(written.map(({ file, sha256 }) => [file, sha256]));
      if (inputs !== undefined) writeState(folder, name, { date, checkout, inputs, outputs });
    },
  };
}

function numberOf({ edition }: Standing, draft: boolean): Pick<Edition, 'number'> {
  return edition === undefined || draft ? {} : { number: edition.number };
}

/** The words of a language and its style sheet, where it has one. */
function readLocale(files: Files, tag: string): string {
  return ['yaml', 'css']
    .map((ending) => `templates/locales/${tag}.${ending}`)
    .flatMap((file) => (files.exists(file) ? [files.read(file)] : []))
    .join('\0');
}

function readFolder(files: Files, folder: string): readonly string[] {
  return files
    .list(folder)
    .filter((name) => /\.(hbs|css)$/.test(name))
    .map((name) => files.read(`${folder}/${name}`));
}

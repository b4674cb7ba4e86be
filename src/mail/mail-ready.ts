import path from 'node:path';
import type { BuildPlan } from '../build/plan.ts';
import type { BuildRequest } from '../build/request.ts';
import { openRequested } from '../build/requested.ts';
import { type Telling, tellBuild } from '../build/tell.ts';
import type { Data } from '../data/types.ts';
import { readTemplates } from '../page/templates.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { readRegular } from '../project/read-regular.ts';
import { sha256 } from '../project/sha256.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import type { Theme } from '../style/theme/load.ts';
import type { MailBriefing, MailContent } from './content.ts';
import { drawPictures } from './draw-pictures.ts';
import { composeMail } from './message.ts';
import { type NamedBriefing, nameBriefing } from './recipients.ts';
import type { ReadyBriefing } from './share-out.ts';

/** What `mail` is asked for: the briefings to build, and what becomes of them. */
export interface MailRequest extends BuildRequest, Telling {
  /** A message of their own for each recipient. */
  readonly separate?: boolean;
  /** Send without asking. */
  readonly yes?: boolean;
  /** Send too what may have arrived already. */
  readonly again?: boolean;
  /** Even a message that most servers refuse for its size. */
  readonly allowLarge?: boolean;
  /** Send it, and write no draft. */
  readonly send?: boolean;
  /** Open what was written. */
  readonly open?: boolean;
}

/** A briefing that was built or is up to date, with the bytes of its PDF. */
export interface MailableBriefing extends ReadyBriefing, MailBriefing {
  readonly theme: Theme;
}

/** The briefings to mail, and the function that composes a message of them. */
export interface Mailable {
  readonly publication: Data['publication'];
  readonly briefings: readonly MailableBriefing[];
  /** Those that could not be built, and the exit code of that. */
  readonly failed: { readonly briefings: readonly NamedBriefing[]; readonly code: number };
  /** With the picture of page 1 that each has; a browser is started only where one has one. */
  readonly illustrate: (briefings: readonly MailableBriefing[]) => Promise<readonly MailableBriefing[]>;
  /** The message with some of them. */
  readonly compose: (briefings: readonly MailableBriefing[]) => MailContent;
}

/**
 * Builds the chosen briefings that are not up to date and reads the PDFs, and the pages for screens where they are asked
 * for. Returns the exit code of the build if one could not be built: then nothing is mailed, but that of all that are sent
 * each goes to its own people, so that the others get theirs.
 */
export async function makeReady(options: MailRequest, edge: Edge): Promise<Mailable | number> {
  const request: BuildRequest = { ...options, formats: options.formats.includes('html') ? ['pdf', 'html'] : ['pdf'] };
  const { code, failed } = await tellBuild(request, edge, options);
  const isForOthers = options.all && options.send === true;
  if (code !== 0 && !isForOthers) return code;
  const files = projectFiles(edge);
  const { named, planner, load } = await openRequested({ ...request, force: false }, edge, files);
  if (code !== 0 && failed.length === named.length) return code;
  const { data, good } = await load();
  const topics = good.filter(({ id }) => !failed.includes(id));
  const { out } = projectPaths(edge.root, options.out);
  const { publication } = data;
  const requests = new Map<string, BuildPlan['request']>();
  const briefings = topics.map((topic): MailableBriefing => {
    const read = (): readonly Buffer[] =>
      request.formats.map((format) => readRegular(path.join(out, `${topic.id}.${format}`)));
    const before = read();
    const [file = Buffer.of(), screen] = before;
    const { request: drawn, decision, content, status } = planner.plan(topic, data);
    // The plan checked the file that was read only if it is the same before and after.
    const same = read().every((each, index) => before[index]?.equals(each));
    if (decision.build || !same) throw changedMeanwhile(topic.id);
    requests.set(topic.id, drawn);
    return {
      ...nameBriefing(topic.id, path.basename(topic.file)),
      pdf: sha256(file),
      content: sha256(JSON.stringify([content, status.edition?.number ?? null, options.draft])),
      briefing: drawn.briefing,
      locale: drawn.locale,
      file,
      ...(screen === undefined ? {} : { screen }),
      theme: drawn.theme,
    };
  });
  const illustrate = (some: readonly MailableBriefing[]) => drawPictures(some, requests, { request, edge, files });
  const compose = (some: readonly MailableBriefing[]) => composeReady(some, publication, files);
  const missing = named
    .filter(({ name }) => !topics.some(({ id }) => id === name))
    .map(({ name, topic }) => nameBriefing(name, topic));
  return { publication, briefings, failed: { briefings: missing, code }, illustrate, compose };
}

function changedMeanwhile(name: string): BriefError {
  return new BriefError('data', `${name} changed while it was read: nothing was mailed`, { hint: 'run it again' });
}

/** A message in the language of its briefings if they have the same one, otherwise in the publication's. */
export function composeReady(
  briefings: readonly MailableBriefing[],
  publication: Data['publication'],
  files: Files,
): MailContent {
  const [first] = briefings;
  if (first === undefined) throw new BriefError('usage', 'a message needs a briefing');
  const same = briefings.every(({ locale }) => locale.tag === first.locale.tag);
  const locale = same ? first.locale : createLocale(publication.locale, loadLocale(files, publication.locale));
  const { tokens } = first.theme;
  return composeMail({ briefings, publication, locale, tokens, templates: readTemplates(files) });
}

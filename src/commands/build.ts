import path from 'node:path';
import { type Brief, brief } from '../brief.ts';
import { isDate } from '../data/schema.ts';
import type { Edge } from '../edge.ts';
import { BriefError, exitCodes, type Finding, formatFinding } from '../errors.ts';
import { type Files, projectFiles } from '../files.ts';
import type { Options } from '../flags.ts';
import { didYouMean } from '../nearest.ts';
import { projectPaths } from '../paths.ts';
import { embeddedBrowser } from '../print/embedded.ts';
import { findBrowser } from '../print/find.ts';
import { type RunningBrowser, startBrowser } from '../print/launch.ts';
import { thisMachine } from '../print/machine.ts';
import { chooseLocale, chooseTopics, loadProject, type Project } from '../project.ts';
import { listThemes } from '../theme/load.ts';
import type { Topic } from '../topic/types.ts';
import { version } from '../version.ts';
import { prepareOutput, writeFile } from '../write.ts';

export const defaultTheme = 'rust';

/** Builds the briefings that the options name and prints the path of each file written. Gives the exit code. */
export async function runBuild(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge.root);
  const paths = projectPaths(edge.root, options.out);
  const ids = chooseTopics(files, options.topics);
  if (options.topics.length === 0 && !options.all) {
    throw new BriefError('usage', 'which briefing? Give --topic ID, or --all', { hint: `topics: ${ids.join(', ')}` });
  }
  refuseUnknownTheme(files, options.theme);
  const published = publicationDate(options, edge);
  const project = loadProject(files, ids, published);
  const good = keepGood(project, ids, options, edge);
  if (good.length === 0) return exitCodes.data;
  const locale = chooseLocale(files, project.data, options.lang);
  prepareOutput(paths.out);
  const browser = options.formats.includes('pdf') ? openBrowser(options, edge, paths.private) : undefined;
  try {
    for (const topic of good) {
      const made = await brief(
        {
          name: topic.id,
          topic,
          data: project.data,
          locale,
          edition: { published, draft: options.draft },
          theme: options.theme ?? topic.front.theme ?? defaultTheme,
          largePrint: options.largePrint,
          formats: options.formats,
          pageSize: options.pageSize ?? project.data.publication['page-size'] ?? 'A4',
          creator: `Briefpress ${version(files)}`,
        },
        files,
        browser,
      );
      for (const file of writeFormats({ made, name: topic.id, options, out: paths.out }))
        edge.print(path.relative(process.cwd(), file));
    }
  } finally {
    await browser?.close();
  }
  return good.length === ids.length ? 0 : exitCodes.data;
}

/** Tells every finding, and leaves out the topics that have an error. Errors in what all share leave none. */
function keepGood(
  { topics, findings }: Project,
  ids: readonly string[],
  options: Options,
  edge: Edge,
): readonly Topic[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of options.quiet ? errors : findings) edge.tell(formatFinding(finding));
  const shared = errors.some(({ file }) => !file.startsWith('templates/topics/'));
  const bad = new Set(errors.map(({ file }) => file));
  const good = shared ? [] : topics.filter(({ file }) => !bad.has(file));
  for (const id of ids) {
    if (!good.some((topic) => topic.id === id))
      edge.tell(`error: ${id} was not built: ${countErrors(errors)}; what was there is unchanged`);
  }
  return good;
}

function countErrors(errors: readonly Finding[]): string {
  return errors.length === 1 ? '1 error' : `${errors.length} errors`;
}

export function refuseUnknownTheme(files: Files, theme: string | undefined): void {
  const known = listThemes(files);
  if (theme !== undefined && !known.includes(theme)) {
    throw new BriefError('usage', `unknown theme "${theme}"${didYouMean(theme, known)}`, {
      hint: `themes: ${known.join(', ')}`,
    });
  }
}

/** `--date`, else SOURCE_DATE_EPOCH (seconds since 1970, UTC), else today. */
export function publicationDate({ date }: Options, { environment, today }: Edge): string {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (date !== undefined || epoch === undefined || epoch === '') return date ?? today();
  const seconds = Number(epoch);
  const day = Number.isInteger(seconds) && seconds >= 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
  if (!isDate(day)) throw new BriefError('usage', `SOURCE_DATE_EPOCH is "${epoch}", not whole seconds since 1970`);
  return day;
}

export function openBrowser({ browser: asked, sandbox }: Options, edge: Edge, privateFolder: string): RunningBrowser {
  const found = findBrowser({ asked, embedded: embeddedBrowser(privateFolder), machine: thisMachine() });
  const browser = startBrowser({
    found,
    privateFolder,
    sandbox,
    warn: edge.tell,
  });
  edge.onEnd(() => browser.kill());
  return browser;
}

function writeFormats({
  made,
  name,
  options,
  out,
}: {
  readonly made: Brief;
  readonly name: string;
  readonly options: Options;
  readonly out: string;
}): readonly string[] {
  return options.formats.flatMap((format) => {
    const content = made[format];
    if (content === undefined) return [];
    const target = path.join(out, `${name}.${format}`);
    writeFile(target, content);
    return [target];
  });
}

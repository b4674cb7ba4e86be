import path from 'node:path';
import { defaultTheme, publicationDate, refuseUnknownTheme } from '../build/choose.ts';
import { openBrowser } from '../build/open-browser.ts';
import { drawSlides, type SlideDeck, type SlideFile } from '../build/slides.ts';
import { chooseBriefings, chooseLocale, chooseTopics, loadProject, type Project } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import type { Data } from '../data/types.ts';
import type { RunningBrowser } from '../print/launch.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes, type Finding, formatFinding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Topic } from '../topic/types.ts';

/** Writes the charts of the topics named as pictures of their own and prints the path of each. Gives the exit code. */
export async function runChart(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const asked = [...options.topics, ...options.words];
  const ids = chooseTopics(files, asked);
  if (asked.length === 0 && !options.all)
    throw new BriefError('usage', 'whose charts? Give --topic ID', { hint: `topics: ${ids.join(', ')}` });
  refuseUnknownTheme(files, options.theme);
  const published = publicationDate(options, edge);
  const names = chooseBriefings(files, {
    ids,
    lang: options.lang,
    lenient: asked.length === 0,
    params: options.params,
  });
  const project = loadProject(files, names, published);
  const good = keepGood(
    project,
    names.map(({ name }) => name),
    edge,
  );
  const paths = projectPaths(edge.root, options.out);
  prepareOutput(paths.out);
  const wantsBrowser = options.pictures.includes('png') && good.length > 0;
  const browser = wantsBrowser ? openBrowser(options, edge) : undefined;
  const written: WrittenPicture[] = [];
  try {
    for (const topic of good) {
      const deck = describeDeck({ topic, data: project.data, files, options, published });
      const slides = chooseSlides(await drawSlides(deck, files), options.figure, topic.id);
      const pictures = await writeSlides(slides, { topic: topic.id, out: paths.out, options, browser, edge });
      for (const picture of pictures) written.push(picture);
    }
  } finally {
    await browser?.close();
  }
  if (options.json) edge.print(JSON.stringify(written, null, 2));
  return good.length === names.length ? 0 : exitCodes.data;
}

interface WrittenPicture {
  readonly topic: string;
  readonly figure: number;
  /** Relative to the working directory. */
  readonly file: string;
}

function describeDeck({
  topic,
  data,
  files,
  options,
  published,
}: {
  readonly topic: Topic;
  readonly data: Data;
  readonly files: Files;
  readonly options: Options;
  readonly published: string;
}): SlideDeck {
  return {
    name: topic.id,
    topic,
    data,
    locale: chooseLocale(files, data, topicLanguage(topic, data.publication.locale)),
    edition: { published, draft: options.draft },
    theme: options.theme ?? topic.front.theme ?? defaultTheme,
    pageSize: options.pageSize ?? data.publication['page-size'] ?? 'A4',
    largePrint: options.largePrint,
  };
}

interface SlideTarget {
  readonly topic: string;
  readonly out: string;
  readonly options: Options;
  readonly browser: RunningBrowser | undefined;
  readonly edge: Edge;
}

async function writeSlides(
  slides: readonly SlideFile[],
  { topic, out, options, browser, edge }: SlideTarget,
): Promise<readonly WrittenPicture[]> {
  const written: WrittenPicture[] = [];
  for (const slide of slides) {
    for (const format of options.pictures) {
      const file = path.join(out, `${topic}-figure-${slide.figure}.${format}`);
      writeFile(file, format === 'svg' ? slide.svg : await rasterise(slide, browser));
      const shown = path.relative(edge.cwd, file);
      written.push({ topic, figure: slide.figure, file: shown });
      if (!options.json) edge.print(shown);
    }
  }
  return written;
}

/** Tells every error, and leaves out the topics that have one. Errors in what all share leave none. */
function keepGood({ topics, findings }: Project, ids: readonly string[], edge: Edge): readonly Topic[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of errors) edge.tell(formatFinding(finding));
  const good = topics.filter(({ file }) => !errors.some((finding) => concerns(finding, file)));
  for (const id of ids) {
    if (!good.some((topic) => topic.id === id)) edge.tell(`error: the charts of ${id} were not drawn`);
  }
  return good;
}

/** Errors in data and templates concern every topic. */
function concerns(finding: Finding, file: string): boolean {
  return finding.file === file || !finding.file.startsWith('templates/topics/');
}

function chooseSlides(slides: readonly SlideFile[], figure: number | undefined, topic: string): readonly SlideFile[] {
  if (figure === undefined) return slides;
  const chosen = slides.filter((slide) => slide.figure === figure);
  if (chosen.length > 0) return chosen;
  throw new BriefError('usage', `${topic} has no figure ${figure}`, {
    hint: `its figures: ${slides.map((slide) => slide.figure).join(', ')}`,
  });
}

function rasterise({ svg, width, height }: SlideFile, browser: RunningBrowser | undefined): Promise<Uint8Array> {
  if (browser === undefined) throw new BriefError('bug', 'a PNG was to be drawn without a browser');
  const policy = "default-src 'none'; font-src data:; style-src 'unsafe-inline'";
  return browser.picture(
    `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style></head><body>${svg}</body></html>`,
    { width, height },
  );
}

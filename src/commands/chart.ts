import path from 'node:path';
import { openBrowser } from '../build/open-browser.ts';
import { openRequested } from '../build/requested.ts';
import { drawSlides, type SlideFile } from '../build/slides.ts';
import { tellFailures } from '../build/tell.ts';
import type { Options } from '../command-line/options.ts';
import type { RunningBrowser } from '../print/launch.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput, writeFile } from '../project/write.ts';

/** Writes the charts of the topics named as pictures of their own and prints the path of each. Gives the exit code. */
export async function runChart(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const topics = [...options.topics, ...options.words];
  const { planner, load } = await openRequested({ ...options, topics, formats: ['html'] }, edge, files);
  const { data, good, refused } = await load();
  const failures = tellFailures(edge);
  for (const [name, error] of refused) failures.tell(name, error);
  const { out } = projectPaths(edge.root, options.out);
  prepareOutput(out);
  const wantsBrowser = options.pictures.includes('png') && good.length > 0;
  const browser = wantsBrowser ? openBrowser(options, edge) : undefined;
  const written: WrittenPicture[] = [];
  try {
    for (const topic of good) {
      const slides = await drawSlides(planner.plan(topic, data).request, files);
      const chosen = chooseSlides(slides, options.figure, topic.id);
      const pictures = await writeSlides(chosen, { topic: topic.id, out, options, browser, edge });
      for (const picture of pictures) written.push(picture);
    }
  } finally {
    await browser?.close();
  }
  if (options.json) edge.print(JSON.stringify(written, null, 2));
  return refused.size === 0 ? 0 : exitCodes.data;
}

interface WrittenPicture {
  readonly topic: string;
  readonly figure: number;
  /** Relative to the working directory. */
  readonly file: string;
}

interface SlideTarget {
  readonly topic: string;
  readonly out: string;
  readonly options: Options;
  /** Missing where no PNG is asked for. */
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
      const content = format === 'svg' ? slide.svg : await browser?.picture(documentOf(slide), slide);
      if (content === undefined) continue;
      const file = path.join(out, `${topic}-figure-${slide.figure}.${format}`);
      writeFile(file, content);
      const shown = path.relative(edge.cwd, file);
      written.push({ topic, figure: slide.figure, file: shown });
      if (!options.json) edge.print(shown);
    }
  }
  return written;
}

function chooseSlides(slides: readonly SlideFile[], figure: number | undefined, topic: string): readonly SlideFile[] {
  const chosen = slides.filter((slide) => figure === undefined || slide.figure === figure);
  if (chosen.length > 0 || figure === undefined) return chosen;
  throw new BriefError('usage', `${topic} has no figure ${figure}`, {
    hint: `its figures: ${slides.map((slide) => slide.figure).join(', ')}`,
  });
}

/** A document that shows the picture alone, for the browser to rasterise. */
function documentOf({ svg }: SlideFile): string {
  const policy = "default-src 'none'; font-src data:; style-src 'unsafe-inline'";
  return `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style></head><body>${svg}</body></html>`;
}

import path from 'node:path';
import type { RunningBrowser } from '../print/launch.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import type { BuildListener } from './listener.ts';
import { openBrowser } from './open-browser.ts';
import type { BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';
import { drawSlides, type SlideFile } from './slides.ts';

/** Wide enough for a slide on the screens in use. */
const usualWidth = 1920;

/** What pictures are asked for. */
export interface PictureRequest extends BuildRequest {
  readonly pictures: readonly ('svg' | 'png')[];
  /** Number of the one figure; missing: all of them, and the bars of tiles. */
  readonly figure?: number;
  /** Of PNG, in pixels. */
  readonly width?: number;
}

export interface WrittenPicture {
  readonly topic: string;
  /** None for the bars of a tile. */
  readonly figure?: number;
  /** Relative to the working directory. */
  readonly file: string;
}

/**
 * Writes the charts of briefings as pictures of their own, and gives each as soon as it is written. `failed` is told why a
 * briefing has none, and `listener` how far it is.
 * @throws BriefError usage, for a briefing or figure that is unknown.
 */
export async function* writePictures(
  request: PictureRequest,
  edge: Edge,
  failed: (briefing: string, error: BriefError) => void,
  listener: BuildListener = {},
): AsyncGenerator<WrittenPicture> {
  const files = projectFiles(edge);
  const { planner, load } = await openRequested({ ...request, formats: ['html'] }, edge, files);
  const { data, good, refused } = await load();
  for (const [name, error] of refused) failed(name, error);
  const { out } = projectPaths(edge.root, request.out);
  prepareOutput(out, edge.root);
  const browser = request.pictures.includes('png') && good.length > 0 ? openBrowser(request, edge) : undefined;
  try {
    listener.count?.(good.length);
    for (const topic of good) {
      listener.begin?.(topic.id, []);
      listener.stage?.(topic.id, 'charts');
      const slides = await drawSlides(planner.plan(topic, data).request, files);
      for (const slide of chooseSlides(slides, request.figure, topic.id))
        yield* writeSlide(slide, { topic: topic.id, request, out, edge, browser });
      listener.end?.(topic.id);
    }
  } finally {
    await browser?.close();
  }
}

interface SlideTarget {
  readonly topic: string;
  readonly request: PictureRequest;
  readonly out: string;
  readonly edge: Edge;
  /** Missing where no PNG is asked for. */
  readonly browser: RunningBrowser | undefined;
}

async function* writeSlide(
  slide: SlideFile,
  { topic, request, out, edge, browser }: SlideTarget,
): AsyncGenerator<WrittenPicture> {
  const { figure, name } = slide;
  const pixels = request.width ?? usualWidth;
  for (const format of request.pictures) {
    const content = format === 'svg' ? slide.svg : await browser?.picture(documentOf(slide), { ...slide, pixels });
    if (content === undefined) continue;
    const file = path.join(out, `${topic}-${name}.${format}`);
    writeFile(file, content);
    yield { topic, ...(figure === undefined ? {} : { figure }), file: path.relative(edge.cwd, file) };
  }
}

function chooseSlides(slides: readonly SlideFile[], figure: number | undefined, topic: string): readonly SlideFile[] {
  const chosen = slides.filter((slide) => figure === undefined || slide.figure === figure);
  if (chosen.length > 0 || figure === undefined) return chosen;
  throw new BriefError('usage', `${topic} has no figure ${figure}`, {
    hint: `its figures: ${slides.flatMap((slide) => slide.figure ?? []).join(', ')}`,
  });
}

/** A document that shows the picture alone, for the browser to rasterise. */
export function documentOf({ svg }: Pick<SlideFile, 'svg'>): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style></head><body>${svg}</body></html>`;
}

import { openBrowser } from '../build/open-browser.ts';
import { documentOf } from '../build/pictures.ts';
import type { BuildPlan } from '../build/plan.ts';
import type { BuildEdge, BuildRequest } from '../build/request.ts';
import { type BareChart, drawHero } from '../build/slides.ts';
import type { Files } from '../project/files.ts';
import type { MailBriefing } from './content.ts';

/** PNG pixels for each CSS px, for the screens of telephones. */
const sharpness = 2;

interface DrawingRequest {
  readonly request: BuildRequest;
  readonly edge: BuildEdge;
  readonly files: Files;
}

/** The briefings, each with the picture of its page 1; `requests` say by their names what charts are drawn from. A browser is started only where there is one to draw. */
export async function drawPictures<B extends MailBriefing & { readonly name: string }>(
  briefings: readonly B[],
  requests: ReadonlyMap<string, BuildPlan['request']>,
  { request, edge, files }: DrawingRequest,
): Promise<readonly B[]> {
  const heroes = new Map<string, BareChart>();
  for (const { name } of briefings) {
    const drawn = requests.get(name);
    const hero = drawn && (await drawHero(drawn, files));
    if (hero !== undefined) heroes.set(name, hero);
  }
  if (heroes.size === 0) return briefings;
  const browser = openBrowser(request, edge);
  try {
    const drawn: B[] = [];
    for (const one of briefings) {
      const hero = heroes.get(one.name);
      if (hero === undefined) {
        drawn.push(one);
        continue;
      }
      const { alt, width, height } = hero;
      const png = await browser.picture(documentOf(hero), { width, height, pixels: sharpness * width });
      drawn.push({ ...one, picture: { png, alt, width, height } });
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

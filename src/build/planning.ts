import type { Data } from '../data/types.ts';
import type { MadeFrom } from '../manifest/made-from.ts';
import type { Files } from '../project/files.ts';
import { defaultTheme, splitLook } from '../style/theme/load.ts';
import type { Materials } from './materials.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import type { Since } from './since.ts';

/** What plans are made for. */
export interface Planning {
  readonly request: BuildRequest;
  readonly edge: BuildEdge;
  readonly files: Files;
  /** What `--since` names, in place of the usual version to compare with. */
  readonly since?: Since | undefined;
}

/** What all plans of a request are made with. */
export interface PlanContext extends Planning {
  /** Absolute path of the folder of the files. */
  readonly out: string;
  readonly materials: Materials;
  readonly browser: string;
  /** `--date`, else SOURCE_DATE_EPOCH. */
  readonly asked: string | undefined;
}

/** A look in other colours: `poster/plum`. */
function inPalette(look: string, palette: string | undefined): string {
  return palette === undefined ? look : `${splitLook(look).theme}/${palette}`;
}

/** How a page looks that has this theme where the request names none. */
export function lookOf(own: string | undefined, { publication }: Data, request: BuildRequest): MadeFrom['look'] {
  return {
    theme: inPalette(request.theme ?? own ?? defaultTheme, request.palette),
    'page-size': request.pageSize ?? publication['page-size'] ?? 'A4',
    'large-print': request.largePrint,
  };
}

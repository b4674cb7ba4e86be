import type { Briefing } from '../compose/briefing.ts';
import type { FontFace } from '../style/fonts/packaged.ts';
import type { Hyphenate } from '../style/locale/hyphenation.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { PageSize } from '../style/page-size.ts';
import type { Theme } from '../style/theme/load.ts';
import type { ContentsLine } from './contents.ts';
import type { DrawnChart } from './draw-charts.ts';

/** What a page is made of. */
export interface Page {
  readonly briefing: Briefing;
  readonly charts: ReadonlyMap<string, DrawnChart>;
  /** The charts that have a form for telephones; none in print. */
  readonly narrow?: ReadonlyMap<string, DrawnChart>;
  readonly theme: Theme;
  readonly locale: Locale;
  /** How its long words are parted on paper; browsers part those of a screen. */
  readonly hyphenate?: Hyphenate;
  readonly fonts: readonly FontFace[];
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  /** A page of paper, or a document to read in a browser of any width. */
  readonly medium: 'print' | 'screen';
  /** The lines of the contents; none where the document has none. */
  readonly contents: readonly ContentsLine[];
}

import type { Briefing } from '../compose/briefing.ts';
import { sourceAnchor } from '../compose/citations.ts';
import type { PagesFurniture } from '../compose/furniture.ts';
import { plainText, sourced } from '../compose/html.ts';
import type { Data } from '../data/types.ts';
import { type InspectedPages, inspectPages } from '../pdf/preflight/preflight.ts';
import { sealPdf, tagPdf } from '../pdf/write/finish.ts';
import type { Position } from '../project/errors.ts';
import type { FontFace } from '../style/fonts/packaged.ts';
import { mainScale } from '../style/fonts/stack.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Theme } from '../style/theme/load.ts';
import type { MadeFrom } from './made-from.ts';
import { makeAttachments } from './make-manifest.ts';

/** A briefing as the browser printed it, and what it was made from. */
export interface PrintedBrief {
  readonly briefing: Briefing;
  readonly data: Data;
  readonly locale: Locale;
  /** Where its topic begins. */
  readonly place: Position;
  /** "Briefpress 0.1.0". */
  readonly creator: string;
  readonly made: MadeFrom;
  readonly html: string;
  readonly printed: Uint8Array;
  /** What its pages have at the head and the foot. */
  readonly furniture: PagesFurniture;
  readonly theme: Theme;
  readonly fonts: readonly FontFace[];
  readonly browserVersion: string;
  /** Called as each stage begins. */
  readonly begin: (stage: FinishingStage) => void;
}

/** The steps of finishing, in this order. */
export type FinishingStage = 'tag' | 'inspect' | 'attach' | 'save';

/**
 * Finishes a printed briefing: tags its pages, inspects them, and attaches what they print as data.
 * @throws BriefError data for a page that is wrong, browser for a PDF that is not what was asked for.
 */
export function finishBrief(brief: PrintedBrief): Uint8Array {
  const { briefing, locale, creator, begin } = brief;
  const date = briefing.edition.published;
  begin('tag');
  const tagged = tagPdf(brief.printed, {
    ...briefing.properties,
    language: briefing.lang,
    pageName: (page) => locale.word('page-named', { page }),
    anchorNames: new Map(
      briefing.sources.map(({ number, title }) => [sourceAnchor(number), plainText(title)] as const),
    ),
    date,
    creator,
  });
  begin('inspect');
  const inspected = inspect(tagged, brief);
  begin('attach');
  const attachments = makeAttachments({
    briefing,
    html: brief.html,
    file: tagged,
    inspected,
    data: brief.data,
    locale,
    tool: creator,
    browser: brief.browserVersion,
    made: brief.made,
  });
  begin('save');
  return sealPdf(tagged, attachments, date);
}

function inspect(
  tagged: Parameters<typeof inspectPages>[0],
  { data, furniture, locale, place, html, theme, fonts }: PrintedBrief,
): InspectedPages {
  return inspectPages(tagged, {
    markup: html,
    statistics: data.statistics,
    numberForm: locale.numberForm,
    furniture: (page, pages) =>
      [
        ...Object.values(page === 1 ? furniture.first : furniture.others),
        sourced('page', locale.word('page-of', { page, pages })),
      ].map((words) => words.html),
    margins: theme.margins,
    bundled: bundledNames(fonts),
    titleSize: theme.tokens.sizes.title * mainScale(locale.script),
    images: /<img\b[^>]* src="data:image\/(?!svg)/.test(html) ? 'allowed' : 'none',
    place,
  });
}

/** A font's family without spaces and the name in its file: a PDF has one of them, followed by the style. */
function bundledNames(fonts: readonly FontFace[]): readonly string[] {
  const names = fonts.flatMap(({ family, font }) => [family.replaceAll(' ', ''), font.name.split('-')[0] ?? '']);
  return [...new Set(names)].filter((name) => name !== '');
}

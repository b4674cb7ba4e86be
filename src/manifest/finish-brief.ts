import type { Briefing } from '../compose/briefing.ts';
import { sourced } from '../compose/html.ts';
import type { Data } from '../data/types.ts';
import type { Templates } from '../page/render.ts';
import { type InspectedPages, inspectFinished, inspectPages } from '../pdf/preflight/preflight.ts';
import { sealPdf, tagPdf } from '../pdf/write/finish.ts';
import type { Files } from '../project/files.ts';
import { sha256 } from '../project/sha256.ts';
import type { FontFace } from '../style/fonts/select.ts';
import { mainScale } from '../style/fonts/stack.ts';
import type { Locale } from '../style/locale/locale.ts';
import { type PageSize, pageMargins } from '../style/page-size.ts';
import type { Theme } from '../style/theme/load.ts';
import type { Topic } from '../topic/types.ts';
import { makeAttachments } from './make-manifest.ts';

/** What was asked for. */
export interface FinishRequest {
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
  readonly theme: string;
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  /** "Briefpress 0.1.0", for the file's properties. */
  readonly creator: string;
  /** Told of each stage as it begins. */
  readonly begin?: (stage: 'inspect' | 'attach' | 'save' | 'preflight') => void;
}

/** A briefing as the browser printed it, and what it was made from. */
export interface PrintedBrief {
  readonly request: FinishRequest;
  readonly briefing: Briefing;
  readonly html: string;
  readonly printed: Uint8Array;
  readonly theme: Theme;
  readonly fonts: readonly FontFace[];
  readonly templates: Templates;
  readonly browserVersion: string;
  readonly files: Files;
}

/**
 * Finishes a printed briefing: tags its pages, inspects them, attaches what they print as data, and inspects the whole.
 * @throws BriefError data for a page that is wrong, browser for a PDF that is not what was asked for.
 */
export async function finishBrief(brief: PrintedBrief): Promise<Uint8Array> {
  const { request, briefing } = brief;
  const date = briefing.edition.published;
  const tagged = tagPdf(brief.printed, {
    ...briefing.properties,
    language: briefing.lang,
    pageName: (page) => request.locale.word('page-named', { page }),
    date,
    creator: request.creator,
  });
  request.begin?.('inspect');
  const inspected = inspect(tagged, brief);
  request.begin?.('attach');
  const attachments = makeAttachments({
    briefing,
    inspected,
    data: request.data,
    locale: request.locale,
    tool: request.creator,
    browser: brief.browserVersion,
    look: { theme: request.theme, 'page-size': request.pageSize, 'large-print': request.largePrint },
    inputs: inputsOf(brief),
  });
  request.begin?.('save');
  const pdf = await sealPdf(tagged, attachments, date);
  request.begin?.('preflight');
  await inspectFinished(pdf, inspected);
  return pdf;
}

function inspect(
  tagged: Parameters<typeof inspectPages>[0],
  { request, briefing, html, theme, fonts }: PrintedBrief,
): InspectedPages {
  const { locale, data, topic } = request;
  return inspectPages(tagged, {
    markup: html,
    statistics: data.statistics,
    numberForm: locale.numberForm,
    furniture: (page, pages) =>
      [briefing.runningHead, briefing.runningFoot, sourced('page', locale.word('page-of', { page, pages }))].map(
        (words) => words.html,
      ),
    margins: pageMargins,
    bundled: bundledNames(fonts),
    titleSize: theme.tokens.sizes.title * mainScale(locale.script),
    images: theme.logo?.raster === true ? 'allowed' : 'none',
    place: topic.at([]),
  });
}

/** A font's family without spaces, and what its file calls it: a PDF has one or the other, and the style after it. */
function bundledNames(fonts: readonly FontFace[]): readonly string[] {
  const names = fonts.flatMap(({ family, font }) => [family.replaceAll(' ', ''), font.name.split('-')[0] ?? '']);
  return [...new Set(names)].filter((name) => name !== '');
}

function inputsOf({ request, theme, fonts, templates, files }: PrintedBrief) {
  return {
    topic: files.read(request.topic.file),
    templates: [...templates].map(([name, text]) => `${name}\n${text}`).join('\n'),
    theme: JSON.stringify(theme),
    fonts: fonts.map(({ family, weight, bytes }) => `${family} ${weight} ${sha256(bytes)}`).join('\n'),
    locale: files.read(`templates/locales/${request.locale.tag}.yaml`),
  };
}

import type { Display } from '../data/display.ts';
import type { Statistic } from '../data/types.ts';
import { BriefError, type Position, writePosition } from '../project/errors.ts';
import type { QuantityOptions } from '../style/locale/quantity.ts';
import { fillExpressions } from '../topic/expressions.ts';
import { createMarkdown, type Markdown, type MarkdownSurroundings } from '../topic/markdown.ts';
import type { Citations } from './citations.ts';
import { type Html, html, sourced } from './html.ts';
import { markData, markTyped, tellSources } from './markdown-sources.ts';
import { createHelpers, type Placeholder, type ProseSubject } from './prose-helpers.ts';
import { createLinks, type Links } from './statistic-links.ts';
import type { Said, Wording } from './values.ts';

export type Prose = ReturnType<typeof createProse>;

const placeholder = /\uE000(\d+)\uE001/g;

/** How a text is set. */
interface ProseStyle {
  /** Whether its values are followed by the numbers of their sources. */
  readonly cited?: boolean;
  /** Whether those numbers are left to a line of its own. */
  readonly sourced?: boolean;
  readonly linked?: boolean;
  /** Whether its values say that they are provisional, say; missing: where they are cited. */
  readonly told?: boolean;
  /** Whether it comes from the data and not from the topic. */
  readonly ofData?: boolean;
  /** Whether it is more than one line. */
  readonly paragraphs?: boolean;
}

interface ProseInput extends ProseSubject {
  readonly citations: Citations;
  /** The texts with numbers that the topic declares not to be statistics. */
  readonly literals?: readonly string[];
  /** What stands where a text calls a footnote. */
  readonly callNote?: (id: string, position: Position) => Html;
}

/** @throws BriefError data: a text of the data has no footnotes. */
function noNotes(id: string, position: Position): Html {
  throw new BriefError('data', `${writePosition(position)}: there is no footnote [^${id}] here`);
}

/**
 * Turns the texts of one briefing, Markdown with helpers, into markup that tells where its numbers come from. Every
 * number that it prints is counted in `citations`.
 */
export function createProse(subject: ProseInput) {
  const { wording } = subject;
  const links = createLinks(subject.citations, wording);
  const write = createWriter(subject, links);
  return {
    /** Paragraphs and lists. */
    block: (text: string, position: Position): Html => write(text, position, { paragraphs: true }),
    /** One line without a paragraph round it. */
    line: (text: string, position: Position): Html => write(text, position),
    /** One line of a heading: its numbers are links, but carry no source numbers. */
    heading: (text: string, position: Position): Html => write(text, position, { cited: false }),
    /** The headline: the same, but with what a source says of its values, since nothing above it does. */
    claim: (text: string, position: Position): Html => write(text, position, { cited: false, told: true }),
    /** One line whose numbers are no links. */
    unlinked: (text: string, position: Position): Html => write(text, position, { cited: false, linked: false }),
    /** The items of a list, where the text is one, each with what its author wrote. */
    items: (text: string, position: Position): readonly { readonly written: string; readonly html: Html }[] =>
      listItems(text, position).map(({ text: item, line }) => ({
        written: item,
        html: write(item, { ...position, line: position.line + line }, { sourced: false }),
      })),
    /** One line of a text of the data, whose numbers are the data's. */
    ofData: (text: string, position: Position): Html => write(text, position, { ofData: true }),
    /** A statistic's value as a link to its source, with the source's number. */
    value: (statistic: Statistic, options?: QuantityOptions): Html =>
      links.statistic(statistic, wording.say(statistic, options), true),
    /** The value alone: no link, and not counted as printed. */
    plain: (statistic: Statistic, options?: QuantityOptions): Html =>
      links.plain(statistic, wording.say(statistic, options)),
    bare: links.bare,
    missing: links.missing,
    /** A statistic's value for a tile: qualifier, number and unit each in an element of its own. */
    parts: (statistic: Statistic, display?: Display): Html =>
      links.parts(statistic, splitValue(statistic, wording, display)),
    cite: links.cite,
  };
}

type Writer = (text: string, position: Position, style?: ProseStyle) => Html;

/** Renders Markdown with placeholders for what its helpers say, and fills them. */
function createWriter({ literals = [], callNote = noNotes, ...subject }: ProseInput, links: Links): Writer {
  const markdown = createMarkdown({ quotes: subject.wording.quotes });
  const typed = markTyped(literals);
  return (
    text,
    position,
    { cited = true, sourced: isSourced = true, linked = true, told = cited, ofData = false, paragraphs = false } = {},
  ) => {
    const kept: Placeholder[] = [];
    const put = (words: Placeholder): string => `\uE000${kept.push(words) - 1}\uE001`;
    const run = (source: string, tag: (words: string) => string): string =>
      fillExpressions(source, position, { call: (helper, id, display) => helpers[helper](id, display), typed: tag });
    // A title has no room for it, and what it heads says it.
    const isUntold = (words: string): boolean => told && !text.toLowerCase().includes(words.toLowerCase());
    const helpers = createHelpers(subject, {
      position,
      links,
      put,
      isUntold,
      run: (source) => run(source, markData),
    });
    const filled = run(text, ofData ? markData : typed);
    const around = { callNote: (id: string) => callNote(id, position).html };
    const markup = paragraphs
      ? renderPlaced(markdown, filled, { position, around })
      : markdown.renderInline(filled, around);
    const numbered = cited && isSourced ? numberedPlaces(markup, kept) : new Set<number>();
    const said = markup.replace(
      placeholder,
      (_, index: string) => kept[Number(index)]?.print({ cited: numbered.has(Number(index)), linked }).html ?? '',
    );
    return { html: tellSources(said) };
  };
}

/** Paragraphs and lists as markup that says where each stands. */
function renderPlaced(
  markdown: Markdown,
  text: string,
  { position, around }: { readonly position: Position; readonly around: MarkdownSurroundings },
): string {
  const tokens = markdown.parse(text, around);
  for (const token of tokens) {
    if (token.map !== null && token.nesting === 1)
      token.attrSet('data-at', writePosition({ ...position, line: position.line + token.map[0] }));
  }
  return markdown.renderer.render(tokens, markdown.options, around);
}

/** A value as its qualifier, its number and its unit, which may stand on a line of its own: a tile is narrow. */
function splitValue(
  statistic: Statistic,
  wording: Wording,
  display: Display | undefined,
): Said & { readonly unit: Html } {
  const said = wording.parts(statistic, { sign: statistic.comparedWith !== undefined, display });
  const { lead, number, unit, tail, rounded } = said;
  // The sign of a share is part of its number.
  const [digits, rest] = statistic.unit.kind === 'share' ? [`${number}${unit}`, tail] : [number, `${unit}${tail}`];
  const part = (name: string, words: string): Html =>
    words === '' ? html`` : html`<span class="${name}">${sourced('word', words)}</span>`;
  const words = html`${part('qualifier', lead)}<span class="number">${digits}</span>${rest.startsWith('\u00a0') ? ' ' : ''}`;
  return { words, unit: part('unit', rest.trim()), size: false, rounded };
}

/** Which placeholders print source numbers: of those in one sentence that share a source, only the last. */
function numberedPlaces(markup: string, kept: readonly Placeholder[]): ReadonlySet<number> {
  const found = [...markup.matchAll(placeholder)].map((match) => ({
    index: Number(match[1]),
    sources: kept[Number(match[1])]?.sources.join(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const numbered = found.filter((current, at) => {
    const next = found[at + 1];
    if (next === undefined || current.sources !== next.sources) return true;
    return /[.;:?!]\s|<\/?(p|li|ul|ol|blockquote)\b/.test(markup.slice(current.end, next.start));
  });
  return new Set(numbered.map(({ index }) => index));
}

/** @throws BriefError data for words before the first item: they belong to no item and would be lost. */
function listItems(text: string, position: Position): readonly { readonly text: string; readonly line: number }[] {
  const items: { text: string; line: number }[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    const item = /^[-*]\s+(.*)$/.exec(row);
    const last = items.at(-1);
    if (item !== null) items.push({ text: item[1] ?? '', line: index });
    else if (row.trim() === '') continue;
    else if (last === undefined) {
      const at = `${position.file}:${position.line + index}:1`;
      throw new BriefError(
        'data',
        `${at}: only a list may come before the first section, and this line is not a list item`,
        {
          hint: 'start each point with "- ", or move the line below a heading',
        },
      );
    } else items[items.length - 1] = { ...last, text: `${last.text} ${row.trim()}` };
  }
  return items;
}

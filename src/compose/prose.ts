import MarkdownIt from 'markdown-it';
import type { Statistic } from '../data/types.ts';
import { BriefError, type Position } from '../project/errors.ts';
import { fillExpressions } from '../topic/expressions.ts';
import type { Html } from './briefing.ts';
import { type Citations, sourceAnchor } from './citations.ts';
import { writePosition } from './context.ts';
import { html, plainText } from './html.ts';
import { createHelpers, type ProseSubject, type Slot } from './prose-helpers.ts';
import type { Wording } from './values.ts';

/** Turns an author's words, Markdown with helpers, into markup. */
export interface Prose {
  /** Paragraphs and lists. */
  readonly block: (text: string, position: Position) => Html;
  /** One line without a paragraph round it. */
  readonly line: (text: string, position: Position) => Html;
  /** One line of a heading: its numbers are links, but carry no source numbers. */
  readonly heading: (text: string, position: Position) => Html;
  /** The items of a list, where the text is one. */
  readonly items: (text: string, position: Position) => readonly Html[];
  /** One line in words alone: for properties of the file. */
  readonly plain: (text: string, position: Position) => string;
  /** A statistic's value as a link to its source. */
  readonly value: (
    statistic: Statistic,
    options?: { readonly unit?: boolean | 'never'; readonly sign?: boolean },
  ) => Html;
  /** A statistic in the words given as a link to its source, without the source's number: that stands beside it. */
  readonly bare: (statistic: Statistic, words: string) => Html;
  /** A statistic's value for a tile: qualifier, number and unit each in an element of its own. */
  readonly parts: (statistic: Statistic) => Html;
  /** The numbers of sources as a link to the first, such as [2]. */
  readonly cite: (sources: readonly string[]) => Html;
}

const open = '\uE000';
const close = '\uE001';
const slot = /\uE000(\d+)\uE001/g;

/** Prose for one briefing: every number it prints is counted in `citations`. */
export function createProse({
  citations,
  ...subject
}: ProseSubject & {
  readonly citations: Citations;
}): Prose {
  const { wording } = subject;
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });
  markdown.disable('replacements');
  markdown.core.ruler.push('place', ({ tokens, env }) => {
    const position = placeOf(env);
    for (const token of tokens) {
      if (position === undefined || token.map === null || token.nesting !== 1) continue;
      token.attrSet('data-at', writePosition({ ...position, line: position.line + token.map[0] }));
    }
  });
  markdown.validateLink = (link) => /^(https:\/\/|mailto:|#)/i.test(link);

  const anchorOf = (sources: readonly string[]): Html => {
    const [anchor] = sources.flatMap((source) => citations.anchor(source) ?? []);
    return anchor === undefined ? html`` : html` id="${anchor}"`;
  };

  const link = (statistic: Statistic, words: string | Html, marked: boolean): Html => {
    citations.print(statistic.id);
    const numbers = statistic.sources.map(citations.number);
    const id = marked ? anchorOf(statistic.sources) : html``;
    const ours = statistic.origin.kind === 'calculated' ? html`${wording.inBrackets(wording.calculated)}` : html``;
    const mark = marked ? html`<sup>[${numbers.join(', ')}]</sup>` : html``;
    const target = sourceAnchor(numbers[0] ?? 1);
    return html`<a class="stat" href="#${target}"${id} data-statistic="${statistic.id}">${keepTogether(words, html`${ours}${mark}`)}</a>`;
  };

  const bareLink = (statistic: Statistic, words: string): Html => {
    citations.print(statistic.id);
    const [number = 1] = statistic.sources.map(citations.number);
    return html`<a class="stat" href="#${sourceAnchor(number)}" data-statistic="${statistic.id}">${words}</a>`;
  };

  const citation = (sources: readonly string[]): Html => {
    const numbers = sources.map(citations.number);
    return html`<a class="cite" href="#${sourceAnchor(numbers[0] ?? 1)}"${anchorOf(sources)}>[${numbers.join(', ')}]</a>`;
  };

  const expand = (text: string, position: Position): { readonly text: string; readonly slots: readonly Slot[] } => {
    const slots: Slot[] = [];
    const put = (filled: Slot): string => `${open}${slots.push(filled) - 1}${close}`;
    const helpers = createHelpers(subject, { position, put, run: (source) => run(source) });
    const run = (source: string): string => fillExpressions(source, position, (helper, id) => helpers[helper](id));
    return { text: run(text), slots };
  };

  const fill = (markup: string, slots: readonly Slot[], cited: boolean): Html => {
    const marked = cited ? markedSlots(markup, slots) : new Set<number>();
    return {
      html: markup.replace(slot, (_, index: string) => {
        const found = slots[Number(index)];
        if (found === undefined) return '';
        const last = marked.has(Number(index));
        if (found.statistic !== undefined) return link(found.statistic, found.words, last).html;
        if (found.said !== undefined) return found.said.html;
        return last ? `<sup>${citation(found.sources).html}</sup>` : '';
      }),
    };
  };
  const line = (text: string, position: Position, cited = true): Html => {
    const expanded = expand(text, position);
    return fill(markdown.renderInline(expanded.text), expanded.slots, cited);
  };
  const block = (text: string, position: Position): Html => {
    const expanded = expand(text, position);
    return fill(markdown.render(expanded.text, { ...position }), expanded.slots, true);
  };
  return {
    block,
    line: (text, position) => line(text, position),
    heading: (text, position) => line(text, position, false),
    items: (text, position) =>
      listItems(text, position).map(({ text: item, line: offset }) =>
        line(item, { ...position, line: position.line + offset }),
      ),
    plain: (text, position) => plainText(line(text, position, false)),
    value: (statistic, options) => link(statistic, wording.value(statistic, options), true),
    bare: (statistic, words) => bareLink(statistic, words),
    parts: (statistic) => link(statistic, splitValue(statistic, wording), true),
    cite: citation,
  };
}

/** The last word of a value and the mark behind it stay on one line. */
function keepTogether(words: string | Html, mark: Html): Html {
  if (typeof words !== 'string' || mark.html === '') return html`${words}${mark}`;
  const at = words.lastIndexOf(' ') + 1;
  return html`${words.slice(0, at)}<span class="kept">${words.slice(at)}${mark}</span>`;
}

/** What a text is placed by while Markdown reads it; nothing for a single line. */
function placeOf(env: { readonly [key: string]: unknown }): Position | undefined {
  const { file, line, column } = env;
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return undefined;
  return { file, line, column };
}

/** A value as its qualifier, its number and its unit, which may stand on a line of its own: a tile is narrow. */
function splitValue(statistic: Statistic, wording: Wording): Html {
  const sign = statistic.comparedWith !== undefined;
  const whole = wording.value(statistic, { sign });
  const number = wording.value({ ...statistic, qualifiers: [] }, { sign, unit: false });
  const at = whole.indexOf(number);
  const [before, after] = [whole.slice(0, at), whole.slice(at + number.length)];
  const part = (name: string, words: string): Html =>
    words === '' ? html`` : html`<span class="${name}">${words}</span>`;
  return html`${part('qualifier', before)}<span class="number">${number}</span>${after.startsWith('\u00a0') ? ' ' : ''}${part('unit', after.trim())}`;
}

/** Of numbers that follow each other in a sentence and share a source, the last alone carries the source's number. */
function markedSlots(markup: string, slots: readonly Slot[]): ReadonlySet<number> {
  const found = [...markup.matchAll(slot)].map((match) => ({
    index: Number(match[1]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const kept = found.filter((current, at) => {
    const next = found[at + 1];
    if (next === undefined || !sameSources(slots[current.index], slots[next.index])) return true;
    return /[.;:?!]\s|<\/?(p|li|ul|ol|blockquote)\b/.test(markup.slice(current.end, next.start));
  });
  return new Set(kept.map(({ index }) => index));
}

function sameSources(a: Slot | undefined, b: Slot | undefined): boolean {
  return a?.sources.join() === b?.sources.join();
}

/** @throws BriefError data for words that stand before the first item: they are no item, and would be lost. */
function listItems(text: string, position: Position): readonly { readonly text: string; readonly line: number }[] {
  const items: { text: string; line: number }[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    const item = /^[-*]\s+(.*)$/.exec(row);
    const last = items.at(-1);
    if (item !== null) items.push({ text: item[1] ?? '', line: index });
    else if (row.trim() === '') continue;
    else if (last === undefined) {
      const at = `${position.file}:${position.line + index}:1`;
      throw new BriefError('data', `${at}: what stands before the first section is a list, and this line is no item`, {
        hint: 'start each point with "- ", or move the line below a heading',
      });
    } else items[items.length - 1] = { ...last, text: `${last.text} ${row.trim()}` };
  }
  return items;
}

import type { MissingValue, Statistic } from '../data/types.ts';
import { type Citations, sourceAnchor } from './citations.ts';
import { type Html, html } from './html.ts';
import type { Said, Wording } from './values.ts';

export type Links = ReturnType<typeof createLinks>;

/** How statistics and their sources are linked; everything that is linked counts as printed. */
export function createLinks(citations: Citations, wording: Wording) {
  const anchorOf = (sources: readonly string[]): Html => {
    const [anchor] = sources.flatMap((source) => citations.anchor(source) ?? []);
    return anchor === undefined ? html`` : html` id="${anchor}"`;
  };
  const numbersOf = ({ id, sources }: Statistic): readonly number[] => {
    citations.print(id);
    return sources.map(citations.number);
  };
  const open = (statistic: Statistic, said: Said, anchor: Html = html``): Html => {
    const [number = 1] = numbersOf(statistic);
    if (said.rounded) citations.round();
    return html`<a class="stat" href="#${sourceAnchor(number)}"${anchor}${sayWhich(statistic, said)}>`;
  };
  /** What follows a value: that we calculated it, and the numbers of its sources. */
  const after = (statistic: Statistic, isCited: boolean): Html => {
    const ours = statistic.origin.kind === 'calculated' ? wording.inBrackets(wording.calculated) : '';
    const numbers = isCited ? html`<sup data-from="source">[${numbersOf(statistic).join(', ')}]</sup>` : html``;
    return html`${ours}${numbers}`;
  };
  return {
    /** `isCited`: with the source's number. */
    statistic: (statistic: Statistic, said: Said, isCited: boolean): Html => {
      const anchor = isCited ? anchorOf(statistic.sources) : html``;
      return html`${open(statistic, said, anchor)}${keepTogether(said.words, after(statistic, isCited))}</a>`;
    },
    /** A value in several elements, between which a line may break: what follows the number is one of them. */
    parts: (statistic: Statistic, said: Said & { readonly unit: Html }): Html =>
      html`${open(statistic, said, anchorOf(statistic.sources))}${said.words}<span class="rest">${said.unit}${after(statistic, true)}</span></a>`,
    unlinked: (statistic: Statistic, said: Said): Html => {
      numbersOf(statistic);
      if (said.rounded) citations.round();
      return html`<span${sayWhich(statistic, said)}>${said.words}</span>`;
    },
    /** Words that only tell which statistic they are of. */
    plain: (statistic: Statistic, said: Said): Html => html`<span${sayWhich(statistic, said)}>${said.words}</span>`,
    /** Words in place of a value that is missing, which is attached as what is printed is. */
    missing: ({ id, sources }: MissingValue, words: string): Html => {
      citations.print(id);
      for (const source of sources) citations.number(source);
      return html`${words}`;
    },
    /** Without the source's number, which stands beside it. */
    bare: (statistic: Statistic, said: Said): Html => html`${open(statistic, said)}${said.words}</a>`,
    /** The numbers of sources as a link to the first, such as [2]. */
    cite: (sources: readonly string[]): Html => {
      const numbers = sources.map(citations.number);
      return html`<a class="cite" href="#${sourceAnchor(numbers[0] ?? 1)}"${anchorOf(sources)} data-from="source">[${numbers.join(', ')}]</a>`;
    },
  };
}

/** The attributes that tell which statistic an element prints. */
function sayWhich({ id }: Statistic, { size, rounded }: Said): Html {
  const kind = rounded ? (size ? 'rounded-size' : 'rounded') : size ? 'size' : undefined;
  return html` data-statistic="${id}"${kind === undefined ? '' : html` data-from="${kind}"`}`;
}

/** Keeps the last word of a value and the source numbers behind it on one line. */
function keepTogether(words: Html, mark: Html): Html {
  if (mark.html === '') return words;
  // A space inside a tag does not separate words.
  const last = / (?![^<>]*>)((?:<[^>]*>|[^ <])*)$/.exec(words.html);
  const start = last === null ? 0 : last.index + 1;
  return html`${{ html: words.html.slice(0, start) }}<span class="kept">${{ html: words.html.slice(start) }}${mark}</span>`;
}

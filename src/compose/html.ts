import type { NumberKind } from '../data/number-kinds.ts';
import type { Locale } from '../style/locale/locale.ts';

/** Markup made by Briefpress itself, already escaped; the only thing that a template prints without escaping. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** What can be put into markup: text, which is escaped, or markup. */
type MarkupPart = string | number | Html;

function render(value: MarkupPart | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map((item) => item.html).join('');
}

/** Markup from a template literal; what is put in is escaped unless it is Html already. */
export function html(strings: TemplateStringsArray, ...values: readonly (MarkupPart | readonly Html[])[]): Html {
  return {
    html: strings.map((part, index) => part + (index < values.length ? render(values[index] ?? '') : '')).join(''),
  };
}

/** Joins words with a separator. */
export function joinHtml(parts: readonly MarkupPart[], between: string): Html {
  return { html: parts.map(render).join(escapeHtml(between)) };
}

/** "a, b and c". */
export function listHtml(items: readonly Html[], locale: Pick<Locale, 'list'>): Html {
  const marks = items.map((_, index) => `{i${index}}`);
  return fillWords(locale.list(marks), Object.fromEntries(items.map((item, index) => [`i${index}`, item])));
}

/** A text with each `{name}` replaced by words; the rest of it is escaped. */
export function fillWords(pattern: string, values: Readonly<Record<string, MarkupPart>>): Html {
  const parts = pattern.split(/(\{\w+\})/).map((part) => {
    const value = values[/^\{(\w+)\}$/.exec(part)?.[1] ?? ''];
    return value === undefined ? escapeHtml(part) : render(value);
  });
  return { html: parts.join('') };
}

/**
 * Words with the kind of their numbers: an element that names the kind surrounds them, from the first number to the
 * last.
 */
export function sourced(kind: NumberKind, words: string): Html {
  const found = /^(.*?)([+\u2212]?\p{Nd}(?:.*\p{Nd})?)(.*)$/su.exec(words);
  if (found === null) return html`${words}`;
  const [, before = '', numbers = '', after = ''] = found;
  return html`${before}<span data-from="${kind}">${numbers}</span>${after}`;
}

/** Markup for publication, without the attributes that tell where its numbers come from. */
export function withoutSources(markup: string): string {
  return markup.replace(/<span data-from="[^"]*">([^<]*)<\/span>/g, '$1').replace(/ data-from="[^"]*"/g, '');
}

/** What templates write besides: none of it is markup. */
const ofTemplates: Readonly<Record<string, string>> = { '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=' };

/** The words of markup, without tags: for titles, bookmarks and alt texts. Superscripts (citations) are left out. */
export function plainText({ html: markup }: Html): string {
  return markup
    .replace(/<sup\b.*?<\/sup>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:amp|lt|gt|quot|#39|#x27|#x60|#x3D);/g,
      (whole) => ofTemplates[whole] ?? Object.keys(entities).find((key) => entities[key] === whole) ?? whole,
    );
}

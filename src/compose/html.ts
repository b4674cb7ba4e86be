import type { Html } from './briefing.ts';

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

/** Markup from a template literal; what is put in is escaped unless it is Html already. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const render = (value: string | number | Html | readonly Html[]): string => {
    if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
    return 'html' in value ? value.html : value.map((item) => item.html).join('');
  };
  return {
    html: strings.map((part, index) => part + (index < values.length ? render(values[index] ?? '') : '')).join(''),
  };
}

/** A text whose `{name}` are replaced by markup; the rest of it is escaped. */
export function fillWords(pattern: string, values: Readonly<Record<string, Html>>): Html {
  return {
    html: pattern
      .split(/(\{\w+\})/)
      .map((part) => values[/^\{(\w+)\}$/.exec(part)?.[1] ?? '']?.html ?? escapeHtml(part))
      .join(''),
  };
}

/** The words of markup, without tags: for titles, bookmarks and alt texts. Superscripts (citations) are left out. */
export function plainText({ html: markup }: Html): string {
  return markup
    .replace(/<sup\b.*?<\/sup>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (whole) => Object.keys(entities).find((key) => entities[key] === whole) ?? whole,
    );
}

import type { Position } from '../../project/errors.ts';
import { asWritten } from '../../topic/placed-id.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import { textsPerLanguage } from '../data-texts.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';

/** Soft hyphens, spaces without width, marks of direction and of the order of bytes. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** A character in a text of a topic or of the data that nobody sees, or that no font of the theme has. */
export const character: Rule = {
  name: 'character',
  run: (checked) => [
    ...inEach(checked.topics, (topic) => {
      const texts = topicTexts(topic).map(({ text, position }) => ({ text: asWritten(text), at: () => position }));
      return inTexts(texts, topic, checked);
    }),
    ...inTexts(textsPerLanguage(checked.data), undefined, checked),
  ],
};

interface PlacedText {
  readonly text: string;
  readonly at: () => Position;
}

/** The fonts are asked once for all texts: nearly always they have everything. */
function inTexts(
  texts: readonly PlacedText[],
  topic: Topic | undefined,
  { read, unprintable }: Checked,
): readonly Fault[] {
  const missing = unprintable(topic, texts.map(({ text }) => text).join(''));
  return texts.flatMap(({ text, at }) => {
    const messages = new Map<string, string>();
    for (const [found] of text.matchAll(unseen))
      messages.set(found, `${nameOf(found)} is invisible, but breaks words and copied text: remove it`);
    for (const found of missing.filter((character) => text.includes(character)))
      messages.set(
        found,
        `no font of the theme has "${found}" (${nameOf(found)}): write it differently, or add a font`,
      );
    return [...messages].map(([found, message]): Fault => {
      const start = at();
      return { ...positionInText(read(start.file), { start, text, offset: text.indexOf(found) }), message };
    });
  });
}

function nameOf(found: string): string {
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

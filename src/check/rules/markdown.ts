import { readExpressions } from '../../topic/expressions.ts';
import { anchorOf } from '../../topic/markdown.ts';
import { findMarkdownFaults, type MarkdownUse } from '../../topic/markdown-faults.ts';
import { numberBlocks } from '../../topic/numbered.ts';
import { type TopicText, topicTexts } from '../../topic/texts.ts';
import type { FootnotePart, HeadingPart, Topic } from '../../topic/types.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';
import { headParts } from '../topic-uses.ts';

/** Markdown that no page prints, links and footnotes that lead nowhere. */
export const markdown: Rule = {
  name: 'markdown',
  run: (checked) => inEach(checked.topics, (topic) => inTopic(topic, checked)),
};

function inTopic(topic: Topic, { read }: Checked): readonly Fault[] {
  const anchors = anchorsOf(topic);
  const head = new Set<unknown>(headParts(topic).map(({ position }) => position));
  const useOf = ({ position, isBlocks }: TopicText): MarkdownUse =>
    isBlocks !== true ? 'line' : head.has(position) ? 'points' : 'blocks';
  const inTexts = topicTexts(topic).flatMap((text) =>
    findMarkdownFaults(text.text, { use: useOf(text), anchors }).map(({ offset, ...fault }) => ({
      ...positionInText(read(topic.file), { start: text.position, text: text.text, offset }),
      ...fault,
    })),
  );
  return [...inTexts, ...sameHeadings(topic), ...inFootnotes(topic, read(topic.file))];
}

function headingsOf({ parts }: Topic): readonly HeadingPart[] {
  return parts.flatMap((part) => (part.kind === 'heading' ? [part] : []));
}

/** The ids that links can name; where one should not, what to write instead. A heading whose words move has none. */
function anchorsOf(topic: Topic): ReadonlyMap<string, string | undefined> {
  const headings = headingsOf(topic).flatMap(({ id, text, position }) => {
    if (id !== undefined) return [id];
    return readExpressions(text, position).references.length > 0 ? [] : [anchorOf(text)];
  });
  const figures = numberBlocks(topic.parts).flatMap(({ kind, number, id = 'id' }): readonly [string, string][] =>
    [id, `${kind}-${number}`].map((name) => [name, `{{figure "${id}"}}`]),
  );
  return new Map([...figures, ...headings.map((id): [string, undefined] => [id, undefined])]);
}

function sameHeadings(topic: Topic): readonly Fault[] {
  const given = headingsOf(topic).filter(({ id }) => id !== undefined);
  return given.flatMap(({ id = '', position }, index) => {
    const first = given.slice(0, index).find((other) => other.id === id);
    if (first === undefined) return [];
    return [
      { ...position, message: `the id "${id}" is that of a heading on line ${first.position.line}; choose another` },
    ];
  });
}

const call = /\[\^([^\]\s]+)\]/g;

/** Footnotes without a text, texts that nothing calls or that are written twice, and calls where no note can stand. */
function inFootnotes(topic: Topic, file: string): readonly Fault[] {
  const notes = topic.parts.filter((part): part is FootnotePart => part.kind === 'footnote');
  const known = new Map(notes.map((note) => [note.id, note]));
  const places = new Set<unknown>([
    ...topic.parts.slice(headParts(topic).length).flatMap((part) => (part.kind === 'prose' ? [part.position] : [])),
    ...notes.map(({ position }) => position),
  ]);
  const calls = topicTexts(topic).flatMap(({ text, position }) =>
    [...text.matchAll(call)].map(({ 0: written, 1: id = '', index }) => ({
      ...positionInText(file, { start: position, text, offset: index }),
      written,
      id,
      isText: places.has(position),
    })),
  );
  const called = new Set(calls.map(({ id }) => id));
  return [
    ...calls.flatMap(({ written, id, isText, ...at }) => {
      if (!isText) return [{ ...at, message: `${written}: only the text of a section can refer to a footnote` }];
      return known.has(id)
        ? []
        : [{ ...at, message: `${written} has no text; write ${written}: and its words on a line of their own` }];
    }),
    ...notes.flatMap(({ id, position }): readonly Fault[] => {
      if (known.get(id)?.position !== position)
        return [{ ...position, message: `the footnote [^${id}] has two texts; give one another name` }];
      // For a place, the paragraph that calls it may be left out.
      if (called.has(id) || (topic.lacks ?? []).length > 0) return [];
      return [
        { ...position, message: `nothing refers to the footnote [^${id}]; write [^${id}] in a text, or remove it` },
      ];
    }),
  ];
}

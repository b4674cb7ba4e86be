import type { Display } from '../../data/display.ts';
import type { Position } from '../../project/errors.ts';
import { readExpressions } from '../../topic/expressions.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Part, Topic } from '../../topic/types.ts';
import { textsPerLanguage } from '../data-texts.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { realPosition } from '../text-position.ts';

/** A scale that the language of a briefing has no words for, or a currency sign of a unit that is no currency. */
export const display: Rule = {
  name: 'display',
  run: (checked) => [
    ...inEach(checked.topics, (topic) => shownIn(topic, checked).flatMap((shown) => faults(shown, topic, checked))),
    ...inData(checked),
  ],
};

/** A value that is shown as its author chose. */
interface ShownValue {
  readonly display: Display;
  /** Of the statistic; none for a table, which has no signs. */
  readonly id?: string;
  readonly position: Position;
}

function shownIn(topic: Topic, { read }: Checked): readonly ShownValue[] {
  const inTexts = topicTexts(topic).flatMap(({ text, position: start }) =>
    readExpressions(text, start).references.flatMap(({ id, display: chosen, ...counted }): readonly ShownValue[] => {
      if (chosen.scale === undefined && chosen.sign === undefined) return [];
      const position = { ...counted, ...realPosition(read(start.file), { start, text, counted }) };
      return [{ display: chosen, id, position }];
    }),
  );
  return [...inTexts, ...topic.parts.flatMap(inBlock)];
}

/** The texts of the data, which topics of their language print. */
function inData(checked: Checked): readonly Fault[] {
  const { data, topics } = checked;
  const primary = (tag: string): string | undefined => tag.split('-')[0];
  return textsPerLanguage(data).flatMap(({ text, at, language }) => {
    if (!text.includes('{{')) return [];
    const topic = topics.find((one) => primary(topicLanguage(one, data.publication.locale)) === primary(language));
    if (topic === undefined) return [];
    const { references } = readExpressions(text, at());
    return references.flatMap(({ id, display: chosen }) =>
      faults({ display: chosen, id, position: at() }, topic, checked),
    );
  });
}

function inBlock(part: Part): readonly ShownValue[] {
  if (part.kind === 'table') return [{ display: part.block, position: part.at(['scale']) }];
  if (part.kind !== 'tiles') return [];
  return part.block.map((tile, index) => {
    const field = tile.sign === undefined ? 'scale' : 'sign';
    return { display: tile, id: tile.statistic, position: part.at([index, field]) };
  });
}

function faults(
  { display: chosen, id, position }: ShownValue,
  topic: Topic,
  { data, scalesOf }: Checked,
): readonly Fault[] {
  const { file, line, column } = position;
  const at = { file, line, column };
  const { scale, sign } = chosen;
  const unit = sign === undefined || id === undefined ? undefined : data.statistics.get(id)?.unit;
  const known = scale === undefined || scale === 'none' ? [] : scalesOf(topic);
  return [
    ...(scale === undefined || scale === 'none' || known.includes(scale)
      ? []
      : [
          {
            ...at,
            message: `the language of this briefing has no words for the scale "${scale}"; scales: ${known.join(', ')}`,
          },
        ]),
    ...(unit === undefined || unit.currency !== undefined
      ? []
      : [
          {
            ...at,
            message: `the unit "${unit.id}" has no currency, so that no sign can be printed; add "currency" to it in data/units.yaml, or leave the sign out`,
          },
        ]),
  ];
}

import { transformsOf } from './derive.ts';
import { endOf, isDiscrete } from './ends.ts';
import { labelsOf, marksIn } from './guides.ts';
import { operationsIn, operationsOf } from './operations.ts';
import { idsOf, type Rows } from './rows.ts';
import { type Guide, type Item, isJson, type Json, type Layer, listOf, type SceneScale } from './scene.ts';
import { printed } from './texts.ts';
import type { MarkFault } from './told.ts';
import { squeeze, wordsOf } from './words.ts';

interface Asked {
  readonly layers: readonly Layer[];
  readonly guides: readonly Guide[];
  readonly rows: Rows;
  readonly compiled: Json;
  readonly calculation: string | undefined;
}

/** What titles of axes, legends and the declared calculation say otherwise than the drawing. */
export function judgeWords({ layers, guides, rows, compiled, calculation }: Asked): readonly MarkFault[] {
  const ops = transformsOf(compiled).flatMap(({ ops: own }) => listOf(own).map(String));
  const found = [
    otherOperation('"calculation"', calculation ?? '', ops),
    ...[...new Set(layers.map(({ frame }) => frame))].map((frame) => headOfOthers(frame, layers, rows)),
    ...guides.flatMap((guide) => [titleFault(guide, layers, rows), namesLeftOut(guide, layers)]),
  ];
  return found.flatMap((message) => (message === undefined ? [] : [{ message, key: message }]));
}

/** Words that name an operation where others alone are calculated. */
function otherOperation(where: string, said: string, ops: readonly string[]): string | undefined {
  const used = operationsOf(ops);
  const named = operationsIn(said);
  const [first] = named;
  if (first === undefined || used.length === 0 || named.some((each) => used.includes(each))) return undefined;
  return `${where} says "${first}", and what it calculates is ${used.join(', ')}`;
}

function titleFault({ role, group, scale }: Guide, layers: readonly Layer[], rows: Rows): string | undefined {
  if (role !== 'axis' || scale === undefined) return undefined;
  const title = marksIn(group).flatMap(({ role: of, items }) => (of === 'axis-title' ? items.map(printed) : []));
  const said = title.join(' ');
  if (said === '') return undefined;
  const { measures, ops } = shownOn(scale, layers, rows);
  const all = [...rows.byId.values()].map(({ measure }) => measure);
  const other = all.find((measure) => sameWords(measure, said));
  if (other !== undefined && measures.size > 0 && !measures.has(other))
    return `an axis says "${other}", and shows ${[...measures].join(', ')}`;
  return otherOperation('an axis', said, [...ops]);
}

/** The title of a panel that is a word of the data, and of none that the panel holds. */
function headOfOthers(frame: Item, layers: readonly Layer[], rows: Rows): string | undefined {
  const titles = marksIn(frame).filter(({ role }) => role === 'title-text');
  const said = titles.flatMap(({ items }) => items.map(printed)).join(' ');
  if (said === '' || !rows.words().has(squeeze(said))) return undefined;
  const items = layers.flatMap((layer) => (layer.frame === frame ? layer.items : []));
  const held = items.flatMap(({ datum }) => idsOf(datum, rows)).flatMap((id) => rows.byId.get(id) ?? []);
  if (held.length === 0 || held.some((row) => wordsOf(row).some((word) => squeeze(word) === squeeze(said))))
    return undefined;
  return `the head of a panel says "${said}", which is not what it holds`;
}

function sameWords(one: string, other: string): boolean {
  return squeeze(one).toLowerCase() === squeeze(other).toLowerCase();
}

/** The measures whose values stand along a scale, and what is calculated of them. */
function shownOn(
  scale: SceneScale,
  layers: readonly Layer[],
  rows: Rows,
): { readonly measures: ReadonlySet<string>; readonly ops: ReadonlySet<string> } {
  const [measures, ops] = [new Set<string>(), new Set<string>()];
  for (const layer of layers)
    for (const channel of ['x', 'y', 'xc', 'yc']) {
      if (!layer.items.some((item) => endOf(layer, item, channel, rows)?.scale === scale)) continue;
      for (const item of layer.items) {
        const meaning = endOf(layer, item, channel, rows)?.meaning;
        if (meaning?.is === 'value') measures.add(rows.byId.get(meaning.of)?.measure ?? '');
        if (meaning?.is === 'calculated') ops.add(meaning.how);
      }
    }
  return { measures, ops };
}

/** The value that a label of a guide stands for, as a word. */
function standsFor(item: Item): string {
  return isJson(item.datum) ? squeeze(String(item.datum.value)) : '';
}

/** The scale of names that a legend explains, among those that give marks their look. */
function namesOf(group: Item, layers: readonly Layer[]): readonly string[] {
  const values = labelsOf(group).map(standsFor);
  const scales = layers.flatMap(({ channels, scale }) =>
    ['fill', 'stroke', 'shape', 'strokeDash'].flatMap((channel) => {
      const entries = [channels[channel]].flat().filter(isJson);
      return entries.flatMap((entry) => scale(entry.scale) ?? []);
    }),
  );
  const names = scales.filter(isDiscrete).map((scale) => scale.domain().map(String));
  return names.find((domain) => values.every((value) => domain.some((name) => squeeze(name) === value))) ?? [];
}

/** A legend that does not say what all of its colours stand for, where no text of the plot does. */
function namesLeftOut({ role, group }: Guide, layers: readonly Layer[]): string | undefined {
  if (role !== 'legend') return undefined;
  const told = layers.filter(({ type }) => type === 'text').flatMap(({ items }) => items);
  const words = new Set([...labelsOf(group).map(standsFor), ...told.map((item) => squeeze(printed(item)))]);
  const left = namesOf(group, layers).find((name) => !words.has(squeeze(name)));
  return left === undefined ? undefined : `the legend leaves out "${left}"`;
}

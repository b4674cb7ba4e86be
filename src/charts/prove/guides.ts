import { isDiscrete } from './ends.ts';
import type { Rows } from './rows.ts';
import { type Guide, type Item, isJson, type SceneMark, type SceneScale } from './scene.ts';
import { type NumberSigns, printed, readNumber } from './texts.ts';
import type { MarkFault } from './told.ts';
import { squeeze } from './words.ts';

/** The scales that have an axis whose labels can be read on paper of this colour. */
export function readableScales(guides: readonly Guide[], paper: string): ReadonlySet<SceneScale> {
  return new Set(
    guides.flatMap(({ role, group, scale }) =>
      role === 'axis' && scale !== undefined && labelsOf(group).some((item) => isRead(item, paper)) ? [scale] : [],
    ),
  );
}

function isRead(item: Item, paper: string): boolean {
  return (item.opacity ?? 1) > 0 && item.fill !== paper && printed(item) !== '';
}

export function labelsOf(group: Item): readonly Item[] {
  return marksIn(group).flatMap(({ role, items }) => (role === 'axis-label' || role === 'legend-label' ? items : []));
}

export function marksIn({ items = [] }: Item): readonly SceneMark[] {
  return items.flatMap((mark) =>
    mark.marktype === 'group' && mark.items !== undefined ? [mark, ...mark.items.flatMap(marksIn)] : [mark],
  );
}

/** Holds the labels of axes, legends and heads of panels against what they stand for. */
export function judgeGuide(guide: Guide, rows: Rows, signs: NumberSigns): readonly MarkFault[] {
  const found =
    guide.role === 'header' ? headFault(guide, rows) : (labelFault(guide, rows, signs) ?? placeFault(guide));
  return found === undefined ? [] : [{ message: found, key: `${guide.role} ${found}` }];
}

function labelFault({ role, group, scale }: Guide, rows: Rows, signs: NumberSigns): string | undefined {
  for (const item of labelsOf(group)) {
    const said = printed(item);
    const { value } = isJson(item.datum) ? item.datum : {};
    if (said === '' || (item.opacity ?? 1) === 0) continue;
    if (!agrees(said, value, { scale, rows, signs, role }))
      return `the ${role} says "${said}" where ${value instanceof Date ? value.toISOString().slice(0, 10) : String(value)} stands`;
  }
  return undefined;
}

interface Context {
  readonly scale: SceneScale | undefined;
  readonly rows: Rows;
  readonly signs: NumberSigns;
  readonly role: Guide['role'];
}

function agrees(said: string, value: unknown, { scale, rows, signs, role }: Context): boolean {
  if (value instanceof Date || (isTime(scale) && typeof value === 'number')) return isPartOf(said, new Date(value));
  if (typeof value === 'number') {
    if (role === 'legend' && /[–<≥-]/.test(said)) return numbersIn(said, signs).every((each) => isEdge(each, scale));
    const read = readNumber(said, signs);
    return read === undefined ? !/\p{N}/u.test(said) : Math.abs(read - value) <= Math.abs(value) * 1e-6 + 1e-9;
  }
  const name = String(value);
  return (
    said.replace(/\s+/gu, '') === name.replace(/\s+/gu, '') && (!/\p{N}/u.test(name) || rows.words().has(squeeze(name)))
  );
}

function isTime(scale: SceneScale | undefined): boolean {
  return scale?.type === 'utc' || scale?.type === 'time';
}

/** Whether each number of a date's label is its year, quarter, month, day, hour or minute. */
function isPartOf(said: string, date: Date): boolean {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const parts = [
    year,
    year % 100,
    month,
    Math.ceil(month / 3),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
  return (said.match(/\p{Nd}+/gu) ?? []).every((digits) => parts.includes(Number(digits)));
}

function numbersIn(said: string, signs: NumberSigns): readonly number[] {
  return (said.match(/[−-]?\d[\d.,\s]*[kMG%]?/gu) ?? []).map((text) => readNumber(text, signs) ?? Number.NaN);
}

/** Whether a number of a legend is where a class of its scale begins or ends. */
function isEdge(number: number, scale: SceneScale | undefined): boolean {
  const own = scale as { readonly quantiles?: () => readonly number[]; readonly thresholds?: () => readonly number[] };
  const edges = [...(scale?.domain() ?? []).map(Number), ...(own?.quantiles?.() ?? []), ...(own?.thresholds?.() ?? [])];
  return edges.some((edge) => Math.abs(edge - number) <= Math.abs(edge) * 0.01 + 1e-9);
}

/** Labels stand where their values are. */
function placeFault({ role, group, scale }: Guide): string | undefined {
  if (role !== 'axis' || scale === undefined) return undefined;
  const { orient } = group as Item & { readonly orient?: string };
  const isFlat = orient === 'bottom' || orient === 'top';
  if (Math.abs((isFlat ? group.x : group.y) ?? 0) > 2) return 'an axis is moved along its plot ("translate")';
  const width = isDiscrete(scale) ? (scale.bandwidth?.() ?? 0) : 0;
  const off = labelsOf(group).find((item) => {
    const { value } = isJson(item.datum) ? item.datum : {};
    const is = isFlat ? (item.x ?? 0) : (item.y ?? 0);
    return Math.abs(is - Number(scale(value)) - width / 2) > 2 && (item.opacity ?? 1) > 0;
  });
  return off === undefined ? undefined : `the label "${printed(off)}" of an axis is not at its value`;
}

/** The head of a panel says what the panel holds. */
function headFault({ group }: Guide, rows: Rows): string | undefined {
  const texts = marksIn(group).flatMap(({ role, items }) => (role === 'title-text' ? items : []));
  const held = isJson(group.datum) ? Object.values(group.datum).map(String) : [];
  const off = texts.map(printed).find((said) => said !== '' && !held.some((name) => name === said));
  if (off !== undefined) return `the head of a panel says "${off}", which is not what it holds`;
  const number = texts.map(printed).find((said) => /\p{N}/u.test(said) && !rows.words().has(squeeze(said)));
  return number === undefined ? undefined : `the head of a panel says "${number}", which is no name of the data`;
}

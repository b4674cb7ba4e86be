import { groupBy } from '../../data/group.ts';
import { chosenToken, type Plan, tone } from '../layout.ts';
import type { ChartRow, ChartTheme } from '../types.ts';

/** How many series are told apart by colour. */
export const mostColours = 6;

/**
 * Colours for the series after the first, in pairs of one lightness: those of a pair differ in hue to people with normal
 * sight and to people who lack one kind of cone, and the second is dashed. All are at least 3:1 on white.
 */
const light = ['#dc7828', '#14a0a0'] as const;
const middle = ['#8c3cb4', '#78643c'] as const;
const dark = ['#782800', '#003c78'] as const;

/** Longer than the dashes of values that may still change. */
const longDash = [10, 3] as const;

/** How a series is drawn. */
export interface SeriesLook {
  readonly name: string;
  readonly colour: string;
  /** Solid without it. */
  readonly dash?: readonly number[];
  /** Of its line, in px. */
  readonly width: number;
  /** Whether it is one that the chart is about: not a grey one beside that which is highlighted. */
  readonly strong: boolean;
}

/** The names of the series that a chart is about. */
export function strongOf(looks: readonly SeriesLook[]): ReadonlySet<string> {
  return new Set(looks.flatMap(({ name, strong }) => (strong ? [name] : [])));
}

/** The series of a row; the empty text where there is one only. */
export function seriesOf({ group }: Pick<ChartRow, 'group'>): string {
  return group ?? '';
}

/** The rows of each series, in the order of their first. */
export function bySeries(rows: readonly ChartRow[]): ReadonlyMap<string, readonly ChartRow[]> {
  return groupBy(rows, seriesOf);
}

/**
 * Six colours for series in the order of their use: the accent, then light, middle, light, dark, middle. Those of the
 * first three, and of the last three, differ in lightness; any two differ in hue.
 */
export function seriesColours({ accent }: Pick<ChartTheme, 'accent'>): readonly string[] {
  const own = distance(dark[0], accent) > distance(dark[1], accent) ? dark[0] : dark[1];
  return [accent, light[0], middle[0], light[1], own, middle[1]];
}

function distance(a: string, b: string): number {
  const channels = [1, 3, 5].map((at) => [a, b].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)));
  return Math.hypot(...channels.map(([one = 0, other = 0]) => one - other));
}

/**
 * Series in the order of their first rows. A highlighted one takes the accent colour and the others the context colour;
 * without, up to six take a colour each, the last three dashed. An author's colours stand before these.
 */
export function seriesLooks(plan: Plan, rows: readonly ChartRow[]): readonly SeriesLook[] {
  const names = [...new Set(rows.map(seriesOf))];
  const colours = seriesColours(plan.theme);
  const strong = highlighted(plan, rows);
  return names.map((name, index): SeriesLook => {
    const chosen = chosenColour(
      plan,
      rows.find((row) => seriesOf(row) === name),
    );
    if (strong.size > 0 && names.length > 1) {
      const own = strong.has(name);
      const colour = chosen ?? (own ? plan.theme.accent : plan.theme.context);
      return { name, colour, width: own ? 2.5 : 1.25, strong: own };
    }
    const look = { name, colour: chosen ?? colours[index % mostColours] ?? plan.theme.accent, width: 2, strong: true };
    return index % mostColours < 3 ? look : { ...look, dash: longDash };
  });
}

/** The colour that an author gave to what a row is named by. */
export function chosenColour(plan: Plan, row: ChartRow | undefined): string | undefined {
  const token = chosenToken(plan, row);
  return token && plan.theme[token];
}

function highlighted({ highlight }: Plan, rows: readonly ChartRow[]): ReadonlySet<string> {
  if (highlight === undefined) return new Set();
  return new Set(rows.filter((row) => tone(row, highlight) === 'accent').map(seriesOf));
}

/** The colour of a mark by its field `series`. */
export function seriesColour(looks: readonly SeriesLook[]) {
  const scale = { domain: looks.map(({ name }) => name), range: looks.map(({ colour }) => colour) };
  return { field: 'series', type: 'nominal', legend: null, scale };
}

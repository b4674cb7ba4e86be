/**
 * What a number on a page is, and so where it comes from. The markup says it of every number that it prints, by the
 * attributes of the nearest element round it; checks after printing and the manifest read those and guess nothing.
 *
 * `data-statistic="ID"` holds the value of a statistic (`statistic`) or, with `data-from="size"`, the size of a change
 * whose direction is in the words ("fell by 42.7%"); either may be rounded for display. Any other kind is `data-from="KIND"`, and wins over a statistic that
 * it stands in. `data-from="heading"`, in the contents alone, says the words of the heading that its `href` names again.
 */
export const numberKinds = [
  'statistic',
  'size',
  /** The value of a statistic, or its size, rounded to the digits that are printed. */
  'rounded',
  'rounded-size',
  /** The ends of the interval of a statistic. */
  'lower',
  'upper',
  /** A date, a month, a year or a span of them. */
  'date',
  /** The number of a source, its title, its address, the place in it. */
  'source',
  /** The number of a section, a figure or a table. */
  'section',
  /** What the author declared under `literals`. */
  'literal',
  /** The number of an edition, and what its record says. */
  'edition',
  /** What Briefpress counted: changes, values, months of age. */
  'count',
  /** A name or another text of the data, such as a measure, a place or a unit. */
  'word',
  /** Of an axis. */
  'tick',
  'page',
  /** Of an item of a list. */
  'marker',
] as const;

export type NumberKind = (typeof numberKinds)[number];

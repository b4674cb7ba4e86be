import type { Theme } from './load.ts';
import type { Tokens } from './tokens.ts';

/** In pt: the size of the body in large print, and the least sizes of its smallest texts. */
const large = { body: 13, label: 11, note: 10.5 } as const;

const least: Readonly<Record<string, number>> = {
  label: large.label,
  axis: large.label,
  subtitle: large.label,
  table: large.label,
  note: large.note,
};

/** A theme in large print: body 13 pt and everything else in proportion, labels at least 11 pt and notes 10.5 pt. */
export function enlarge(theme: Theme): Theme {
  const { tokens } = theme;
  const scale = Math.max(1, large.body / tokens.sizes.body);
  const sizes = Object.fromEntries(
    Object.entries(tokens.sizes).map(([name, size]) => [
      name,
      Math.max(Math.round(size * scale * 100) / 100, least[name] ?? 0),
    ]),
  ) as Tokens['sizes'];
  return { ...theme, scale: Math.round(scale * 10000) / 10000, tokens: { ...tokens, sizes } };
}

import type { LocaleFile } from '../locale/schema.ts';

/** The writing system of a language, as its locale names it. */
export type Script = LocaleFile['script'];

/** Of Chinese characters beside Latin letters, which look smaller at the same size. */
export const fallbackScale = 0.95;

/** Marks that Chinese sets as wide as a character, and that a Latin font would set narrow. */
export const wideMarks = '“”‘’…—';
export const wideMarksRange = 'U+2014,U+2018-2019,U+201C-201D,U+2026';

/** The fallback family for wide marks alone; it comes before the Latin family on a page in Chinese. */
export function marksFamily(fallback: string): string {
  return `${fallback} Marks`;
}

/** How large most of a page's text is set, of the sizes that the theme names. */
export function mainScale(script: Script): number {
  return script === 'han' ? fallbackScale : 1;
}

/** Families in the order in which a character is looked for; no generic one, which would let the host's fonts in. */
export function familyStack(
  { family, fallback }: { readonly family: string; readonly fallback: string },
  script: Script,
): readonly string[] {
  return script === 'han' ? [marksFamily(fallback), family, fallback] : [family, fallback];
}

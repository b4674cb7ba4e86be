import { BriefError } from '../../project/errors.ts';

const fromTheRight = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));
/** Scripts of South and South-East Asia, whose letters change form and place beside each other. */
const joined = new Set(
  'Beng Cakm Deva Gujr Guru Khmr Knda Kthi Lana Laoo Lepc Limb Mlym Mtei Mymr Olck Orya Sinh Sund Taml Telu Thai Tibt'.split(
    ' ',
  ),
);

/** The script that a language is written in, as ISO 15924 names it; undefined for what is no language tag. */
export function scriptOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    return undefined;
  }
}

/** Why no briefing can be set in a language: its script; undefined where it can. */
export function scriptRefusal(tag: string): string | undefined {
  const script = scriptOf(tag);
  if (script === undefined) return undefined;
  const named = new Intl.DisplayNames('en', { type: 'script' }).of(script) ?? script;
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  if (fromTheRight.has(script))
    return `${language} is written from right to left (${named}), and Briefpress sets pages, tables and charts from left to right alone`;
  if (joined.has(script))
    return `${language} is written in ${named}, whose letters change form and place beside each other, and Briefpress has neither fonts for them nor a way to measure them`;
  return undefined;
}

/** @throws BriefError usage, for a language whose script cannot be set. */
export function refuseScript(tag: string): void {
  const refused = scriptRefusal(tag);
  if (refused === undefined) return;
  throw new BriefError('usage', `no briefing can be written in ${tag}: ${refused}`, {
    hint: 'languages in Latin, Greek, Cyrillic or Chinese script can be set',
  });
}

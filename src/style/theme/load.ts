import { readShape } from '../../data/read.ts';
import { type Locate, parseYaml } from '../../data/yaml.ts';
import { BriefError, type Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { didYouMean } from '../../project/nearest.ts';
import type { FontFamily } from '../fonts/select.ts';
import { checkTheme } from './check.ts';
import { type CssFile, sharedCss } from './check-css.ts';
import { fontFault } from './font-file.ts';
import { findLogo, type Logo, readLogo } from './logo.ts';
import { leastMargins, type PageMargins } from './page-rule.ts';
import { readPartials } from './partials.ts';
import { paletteSchema, type Tokens, tokensSchema } from './tokens.ts';

/** The look of a briefing. */
export interface Theme {
  readonly name: string;
  readonly tokens: Tokens;
  /** The fonts of the tokens, with paths of their files from the project's root. */
  readonly fonts: { readonly [Role in keyof Tokens['fonts']]: FontFamily };
  /** The theme's own style sheet, which follows the shared one; may be empty. */
  readonly css: string;
  /** The least margins of its pages. */
  readonly margins: PageMargins;
  /** Its own partials by their paths, which stand before the shared ones of the same name. */
  readonly partials: Readonly<Record<string, string>>;
  readonly logo?: Logo;
  /** How many times larger than in the tokens everything is; 1 except in large print. */
  readonly scale: number;
}

const themes = 'templates/themes';
const palettes = 'templates/palettes';

/** The theme of a topic that names none. */
export const defaultTheme = 'rust';

/** The names of all themes: the folders in `templates/themes`. */
export function listThemes(files: Files): readonly string[] {
  return files.list(themes).filter((name) => files.exists(`${themes}/${name}/tokens.yaml`));
}

/** The partials of each theme that has its own. */
export function listPartials(files: Files): readonly Theme['partials'][] {
  const all = listThemes(files).map((name) => readPartials(files, `${themes}/${name}`).found);
  return all.filter((own) => Object.keys(own).length > 0);
}

/** The names of all palettes: the files in `templates/palettes`, and the themes, each with its own colours. */
function listPalettes(files: Files): readonly string[] {
  return [...new Set([...ownPalettes(files), ...listThemes(files)])].sort();
}

function ownPalettes(files: Files): readonly string[] {
  if (!files.exists(palettes)) return [];
  return files.list(palettes).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);
}

/** A look is a theme, or a theme in the colours of a palette: `poster/plum`. */
export function splitLook(look: string): { readonly theme: string; readonly palette?: string } {
  const [theme = '', palette] = look.split('/');
  return palette === undefined ? { theme } : { theme, palette };
}

/** What a look names that there is not; each in words, with the names that there are. */
export function unknownInLook(
  files: Files,
  { theme, palette }: { readonly theme?: string | undefined; readonly palette?: string | undefined },
): readonly { readonly message: string; readonly hint: string }[] {
  const unknown = (kind: string, name: string | undefined, known: readonly string[]) =>
    name === undefined || known.includes(name)
      ? []
      : [{ message: `unknown ${kind} "${name}"${didYouMean(name, known)}`, hint: `${kind}s: ${known.join(', ')}` }];
  return [...unknown('theme', theme, listThemes(files)), ...unknown('palette', palette, listPalettes(files))];
}

/** Reads a theme, in the colours of a palette where the look names one. @throws BriefError data, with all findings. */
export function loadTheme(files: Files, name: string): Theme {
  const [unknown] = unknownInLook(files, splitLook(name));
  if (unknown !== undefined) throw new BriefError('data', unknown.message, { hint: unknown.hint });
  const { theme, findings } = readTheme(files, name);
  if (theme === undefined || findings.length > 0)
    throw new BriefError('data', `the theme ${name} has errors`, {
      findings,
      hint: 'fix them, or choose another with --theme',
    });
  return theme;
}

/** The findings on all themes, each once. */
export function checkThemes(files: Files): readonly Finding[] {
  const looks = [...listThemes(files), ...ownPalettes(files).map((name) => `${defaultTheme}/${name}`)];
  const all = looks.flatMap((look) => readTheme(files, look).findings);
  return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
}

interface ReadTheme {
  /** Missing if its tokens cannot be read. */
  readonly theme?: Theme;
  readonly findings: readonly Finding[];
}

function readTheme(files: Files, look: string): ReadTheme {
  const { theme: name, palette } = splitLook(look);
  const folder = `${themes}/${name}`;
  const file = `${folder}/tokens.yaml`;
  const parsed = parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
  const unfit: Finding[] = [];
  const shaped = readShape(parsed, tokensSchema, unfit);
  if (shaped === undefined) return { findings: unfit };
  const { locate } = shaped;
  const colours = palette === undefined ? undefined : readPalette(files, palette, unfit);
  if (unfit.length > 0) return { findings: unfit };
  const tokens = colours === undefined ? shaped.value : { ...shaped.value, colours };
  const own = readCss(files, `${folder}/theme.css`);
  const logo = readThemeLogo(files, { folder, tokens, locate });
  const fonts = ownFonts(tokens, folder);
  const sheets = [...readCss(files, sharedCss), ...own];
  const partials = readPartials(files, folder);
  const findings = [
    ...checkTheme({ tokens, locate, css: sheets, remember: files.remember }),
    ...partials.findings,
    ...logo.findings,
    ...checkFonts(files, fonts, locate),
  ];
  const css = own.map(({ text }) => text).join('\n');
  const margins = leastMargins(sheets.map(({ text }) => text).join('\n'));
  return {
    theme: { name: look, tokens, fonts, css, margins, partials: partials.found, scale: 1, ...logo.found },
    findings,
  };
}

function readPalette(files: Files, name: string, unfit: Finding[]): Tokens['colours'] | undefined {
  const own = `${palettes}/${name}.yaml`;
  const file = files.exists(own) ? own : `${themes}/${name}/tokens.yaml`;
  const parsed = parseYaml(files.read(file), { file, line: 1, column: 1 }, files.remember);
  const shaped = file === own ? readShape(parsed, paletteSchema, unfit) : readShape(parsed, tokensSchema, unfit);
  return shaped?.value.colours;
}

function readCss(files: Files, file: string): readonly CssFile[] {
  return files.exists(file) ? [{ file, text: files.read(file) }] : [];
}

interface LogoPlace {
  readonly folder: string;
  readonly tokens: Tokens;
  readonly locate: Locate;
}

function readThemeLogo(
  files: Files,
  { folder, tokens, locate }: LogoPlace,
): { readonly found?: { readonly logo: Logo }; readonly findings: readonly Finding[] } {
  const file = findLogo(files, folder);
  if (file === undefined) return { findings: [] };
  const rule = { severity: 'error', rule: 'theme-logo' } as const;
  const logo = readLogo(file, files.bytes(file));
  if (typeof logo === 'string')
    return { findings: [{ ...rule, file, line: 1, column: 1, message: `the logo cannot be used: ${logo}` }] };
  if (tokens['logo-alt'] === undefined)
    return {
      findings: [{ ...rule, ...locate(), message: 'a theme with a logo needs "logo-alt": the text of the logo' }],
    };
  return { found: { logo }, findings: [] };
}

function ownFonts(tokens: Tokens, folder: string): Theme['fonts'] {
  const place = (font: Tokens['fonts']['sans']): FontFamily =>
    'files' in font
      ? { family: font.family, files: font.files.map(({ weight, file }) => ({ weight, file: `${folder}/${file}` })) }
      : font;
  const { serif, sans, fallback } = tokens.fonts;
  return { serif: place(serif), sans: place(sans), fallback: place(fallback) };
}

function checkFonts(files: Files, fonts: Theme['fonts'], locate: Locate): readonly Finding[] {
  return Object.entries(fonts).flatMap(([role, font]) =>
    'files' in font
      ? font.files.flatMap(({ file }, index): readonly Finding[] => {
          const fault = files.exists(file) ? fontFault(file, files.bytes(file)) : 'no such file';
          const place = locate(['fonts', role, 'files', index, 'file']);
          return fault === undefined
            ? []
            : [{ ...place, severity: 'error', message: `${file}: ${fault}`, rule: 'theme-font' }];
        })
      : [],
  );
}

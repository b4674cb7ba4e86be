import type { Html } from '../compose/briefing.ts';
import { BriefError } from '../project/errors.ts';
import { contrast } from '../style/theme/colour.ts';
import type { Tokens } from '../style/theme/tokens.ts';

/** The style of a mail: the markup for its head, and the attributes for an element that names a rule. */
export interface MailLook {
  readonly style: Html;
  /** `class="…" style="…"`. @throws BriefError data, for a rule that the style sheet does not have. */
  readonly of: (rule: string) => Html;
}

/** The least contrast of text on a dark screen; more than about twice this is too bright. */
const leastOnDark = 7;

/** The style sheet of mails in a theme's colours. `css` is the text of `templates/mail.css`. */
export function mailLook(css: string, tokens: Tokens): MailLook {
  const coloured = fill(css.replace(/\/\*[\s\S]*?\*\//g, ''), { ...variables(tokens), ...darkColours(tokens.colours) });
  const start = coloured.indexOf('@media');
  const [plain, media] = start < 0 ? [coloured, ''] : [coloured.slice(0, start), coloured.slice(start)];
  const rules = new Map(
    [...plain.matchAll(/\.([a-z-]+)\s*\{([^}]*)\}/g)].map(([, name = '', body = '']) => [name, squeeze(body)]),
  );
  return {
    style: { html: `<style>${squeeze(media)}</style>` },
    of: (rule) => {
      const found = rules.get(rule);
      if (found !== undefined) return { html: `class="${rule}" style="${found}"` };
      throw new BriefError('data', `a mail template uses the rule "${rule}", which templates/mail.css does not have`, {
        hint: `rules: ${[...rules.keys()].join(', ')}`,
      });
    },
  };
}

/** The colours of a theme on a dark screen: its ink as background, and its accent lightened until it is readable. */
export function darkColours({ ink, paper, accent, muted }: Tokens['colours']): Readonly<Record<string, string>> {
  return {
    'dark-ground': ink,
    'dark-text': mix(paper, ink, 0.9),
    'dark-muted': lighten(muted, ink, paper),
    'dark-accent': lighten(accent, ink, paper),
  };
}

/** The first mixture of a colour with white paper that is readable on a dark background. */
function lighten(colour: string, ground: string, paper: string): string {
  const steps = Array.from({ length: 21 }, (_, step) => mix(paper, colour, step / 20));
  return steps.find((step) => contrast(step, ground) >= leastOnDark) ?? paper;
}

/** `#rrggbb` between two colours; `share` of the first, 0 to 1. */
function mix(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(first, at) * share + channel(second, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A mail contains no fonts: the theme's come first, for readers who have them, then common system fonts. */
function variables({ colours, fonts }: Tokens): Readonly<Record<string, string>> {
  const own = [
    fonts.sans.family,
    'Segoe UI',
    'Helvetica',
    'Arial',
    fonts.fallback.family,
    'PingFang SC',
    'Microsoft YaHei',
  ];
  return { ...colours, sans: `${own.map((family) => `'${family}'`).join(',')},sans-serif` };
}

function fill(css: string, values: Readonly<Record<string, string>>): string {
  return css.replace(/var\(--([a-z-]+)\)/g, (_, name: string) => {
    const found = values[name];
    if (found !== undefined) return found;
    throw new BriefError('data', `templates/mail.css uses the unknown variable "--${name}"`, {
      hint: `variables: ${Object.keys(values).join(', ')}`,
    });
  });
}

function squeeze(css: string): string {
  return css.replace(/\s+/g, ' ').trim();
}

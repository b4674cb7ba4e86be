import type { Html } from '../compose/html.ts';
import { BriefError } from '../project/errors.ts';
import type { Tokens } from '../style/theme/tokens.ts';

/** The style of a mail: the style sheet for its head, and the attributes for an element that names a rule. */
export interface MailStyle {
  readonly head: Html;
  /** `class="…" style="…"`. @throws BriefError data, for a rule that the style sheet does not have. */
  readonly of: (rule: string) => Html;
}

/** The style sheet of mails in a theme's colours. `css` is the text of `templates/mail.css`. */
export function mailStyle(css: string, tokens: Tokens): MailStyle {
  const coloured = fill(css.replace(/\/\*[\s\S]*?\*\//g, ''), variables(tokens));
  const start = coloured.indexOf('@media');
  const [plain, media] = start < 0 ? [coloured, ''] : [coloured.slice(0, start), coloured.slice(start)];
  const rules = new Map(
    [...plain.matchAll(/\.([a-z-]+)\s*\{([^}]*)\}/g)].map(([, name = '', body = '']) => [name, squeeze(body)]),
  );
  return {
    head: { html: `<style>${squeeze(media)}</style>` },
    of: (rule) => {
      const found = rules.get(rule);
      if (found !== undefined) return { html: `class="${rule}" style="${found}"` };
      throw new BriefError('data', `a mail template uses the rule "${rule}", which templates/mail.css does not have`, {
        hint: `rules: ${[...rules.keys()].join(', ')}`,
      });
    },
  };
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

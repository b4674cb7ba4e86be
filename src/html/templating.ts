import Handlebars from 'handlebars';
import type { Html } from '../compose/briefing.ts';
import { BriefError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';

/** Renders one template and its partials with what every template of the project may use. */
export interface Template {
  readonly locale: Locale;
  /** Path of the template, for messages. */
  readonly file: string;
  readonly text: string;
  /** Texts of the partials, by name. */
  readonly partials?: ReadonlyMap<string, string>;
  /** Helpers that this template alone has, besides `html`, `word`, `join` and `is`; each takes a word, or none. */
  readonly helpers?: Readonly<Record<string, (given: string) => Html>>;
  /** Strict templates reject a field that is not there: what may be missing is there as null. */
  readonly view: object;
}

/**
 * The markup of a template. Everything that it prints is escaped but what is Html already; it reaches no prototype, no
 * file and no helper that is not named here.
 * @throws BriefError data, where the template fails.
 */
export function renderTemplate({ locale, file, text, partials = new Map(), helpers = {}, view }: Template): string {
  const environment = Handlebars.create();
  environment.unregisterHelper('log');
  environment.unregisterHelper('lookup');
  const safe = ({ html }: Html) => new Handlebars.SafeString(html);
  environment.registerHelper({
    html: (value: unknown) => safe(asHtml(value)),
    word: (key: string) => locale.word(key),
    join: (name: string) => joinOf(locale, name),
    is: (a: unknown, b: unknown) => a === b,
    ...Object.fromEntries(
      Object.entries(helpers).map(([name, make]) => [
        name,
        (given: unknown) => safe(make(typeof given === 'string' ? given : '')),
      ]),
    ),
  });
  const names = ['html', 'word', 'join', 'is', 'each', 'if', ...Object.keys(helpers)];
  const options = {
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
  };
  try {
    for (const [name, partial] of partials) environment.registerPartial(name, environment.compile(partial, options));
    return environment.compile(text, options)(view);
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BriefError('data', `${file} or a partial of it fails: ${why}`, {
      hint: 'name only what the briefing has: templates/README.md lists it',
      cause,
    });
  }
}

/** @throws BriefError data, for punctuation that locales do not have. */
function joinOf({ joins }: Locale, name: string): string {
  const found = Object.entries(joins).find(([known]) => known === name)?.[1];
  if (found !== undefined) return found;
  throw new BriefError('data', `a template names the punctuation "${name}", which there is not`, {
    hint: `{{join}} takes ${Object.keys(joins).join(', ')}`,
  });
}

function asHtml(value: unknown): Html {
  if (typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'string')
    return { html: value.html };
  throw new BriefError('data', 'a template prints as markup what is not markup', {
    hint: 'use {{name}} in place of {{html name}}',
  });
}

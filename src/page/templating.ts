import Handlebars from 'handlebars';
import type { Html } from '../compose/briefing.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';

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
export function renderTemplate(template: Template): string {
  try {
    return compiledFor(template)(template);
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BriefError('data', `${template.file} or a partial of it fails: ${why}`, {
      hint: 'name only what the briefing has: templates/README.md lists it',
      cause,
    });
  }
}

type Render = (template: Template) => string;

/** Compiled templates by their texts: a briefing is rendered for each of its prints, and all briefings by the same ones. */
const compiled = new Map<string, Render>();
const mostCompiled = 16;

function compiledFor(template: Template): Render {
  const { text, partials = new Map(), helpers = {} } = template;
  const key = JSON.stringify([text, [...partials], Object.keys(helpers)]);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (compiled.size >= mostCompiled) compiled.clear();
  const made = compile(template);
  compiled.set(key, made);
  return made;
}

/** The template and its partials as a function; its helpers are those of the template that is rendered at the time. */
function compile(first: Template): Render {
  let current = first;
  const environment = Handlebars.create();
  environment.unregisterHelper('log');
  environment.unregisterHelper('lookup');
  const safe = ({ html }: Html) => new Handlebars.SafeString(html);
  const own = Object.keys(first.helpers ?? {});
  environment.registerHelper({
    html: (value: unknown) => safe(asHtml(value)),
    word: (key: string) => current.locale.word(key),
    join: (name: string) => joinOf(current.locale, name),
    is: (a: unknown, b: unknown) => a === b,
    ...Object.fromEntries(
      own.map((name) => [
        name,
        (given: unknown) => safe(current.helpers?.[name]?.(typeof given === 'string' ? given : '') ?? { html: '' }),
      ]),
    ),
  });
  const names = ['html', 'word', 'join', 'is', 'each', 'if', ...own];
  const options = {
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
  };
  for (const [name, partial] of first.partials ?? [])
    environment.registerPartial(name, environment.compile(partial, options));
  const render = environment.compile(first.text, options);
  return (template) => {
    current = template;
    return render(template.view);
  };
}

/** @throws BriefError data, for punctuation that locales do not have. */
function joinOf({ joins }: Locale, name: string): string {
  const found = Object.entries(joins).find(([known]) => known === name)?.[1];
  if (found !== undefined) return found;
  throw new BriefError('data', `a template names the unknown punctuation "${name}"`, {
    hint: `{{join}} takes ${Object.keys(joins).join(', ')}`,
  });
}

function asHtml(value: unknown): Html {
  if (typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'string')
    return { html: value.html };
  throw new BriefError('data', 'a template prints plain text as markup', {
    hint: 'use {{name}} in place of {{html name}}',
  });
}

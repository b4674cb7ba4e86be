import Handlebars from 'handlebars';
import type { Html } from '../compose/html.ts';
import { BriefError } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import { eachWithin, partialWithin, startBounds } from './bounds.ts';

/** The blocks that every template may use. */
const blockHelpers = ['if', 'unless', 'each', 'with'] as const;
/** What every template may print with, besides its own helpers. */
export const commonHelpers = ['html', 'word', 'join', 'is'] as const;

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
  const bounds = startBounds(template.file);
  const helpers = { ...helpersOf(template), each: eachWithin(bounds, Handlebars.createFrame) };
  const names = [...Object.keys(helpers), ...blockHelpers];
  const open: string[] = [];
  try {
    const partials = Object.fromEntries(
      [...(template.partials ?? [])].map(([name, text]) => [
        name,
        partialWithin(bounds, { name, template: compile(text, names), open }),
      ]),
    );
    return compile(template.text, names)(template.view, { helpers, partials });
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BriefError('data', `${template.file} or a partial of it fails: ${why}`, {
      hint: 'name only what the briefing has: templates/README.md lists it',
      cause,
    });
  }
}

function helpersOf({ locale, helpers = {} }: Template): Record<string, Handlebars.HelperDelegate> {
  const safe = ({ html }: Html) => new Handlebars.SafeString(html);
  const own = Object.entries(helpers).map(([name, help]): [string, Handlebars.HelperDelegate] => [
    name,
    (given: unknown) => safe(help(typeof given === 'string' ? given : '')),
  ]);
  return {
    html: (value: unknown) => safe(asHtml(value)),
    word: (key: string) => locale.word(key),
    join: (name: string) => joinOf(locale, name),
    is: (a: unknown, b: unknown) => a === b,
    ...Object.fromEntries(own),
  };
}

const environment = Handlebars.create();
environment.unregisterHelper('log');
environment.unregisterHelper('lookup');
// What Handlebars would take a block of an unknown name for: a list to go through, without bounds.
environment.registerHelper(
  'blockHelperMissing',
  (_: unknown, { name }: Handlebars.HelperOptions & { readonly name: string }) => {
    throw new BriefError('data', `a template has the unknown block "${name}"; there are ${blockHelpers.join(', ')}`);
  },
);

/** A template as Handlebars parses it. @throws Error whose message says where it cannot. */
export function parseTemplate(text: string): hbs.AST.Program {
  return environment.parse(text);
}

/** By their texts: a briefing is rendered for each of its prints, and all briefings by the same templates. */
const compiled = new Map<string, Handlebars.TemplateDelegate>();
const mostCompiled = 100;

function compile(text: string, helpers: readonly string[]): Handlebars.TemplateDelegate {
  const key = JSON.stringify([text, helpers]);
  const knownHelpers = Object.fromEntries(helpers.map((name) => [name, true]));
  const options = { strict: true, preventIndent: true, knownHelpersOnly: true, knownHelpers };
  const template = compiled.get(key) ?? environment.compile(text, options);
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(key, template);
  return template;
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

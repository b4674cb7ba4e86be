import type { Finding } from '../../project/errors.ts';
import { checkReach } from '../../style/check-reach.ts';
import { positionOf } from '../markup/find-written.ts';
import { indexFile, pageFile, pageHelpers, partialName, sharedCss } from '../templates.ts';
import { commonHelpers, parseTemplate } from '../templating.ts';
import { pageFields } from './fields.ts';
import { lintMarkup, type MarkupFault } from './lint-markup.ts';
import { lintTemplate, type ParsedTemplate, type TemplateFault, type TemplateKind } from './lint-template.ts';
import { mailBriefingFields, mailFields } from './mail-fields.ts';
import { findCircles } from './partial-circles.ts';

const ofPages: TemplateKind = { fields: pageFields, helpers: [...commonHelpers, ...pageHelpers] };
const kinds: ReadonlyMap<string, TemplateKind> = new Map([
  [pageFile, ofPages],
  [indexFile, ofPages],
  ['templates/mail.hbs', { fields: mailFields, helpers: [...commonHelpers, 'style', 'mail-style'] }],
  ['templates/mail-briefing.hbs', { fields: mailBriefingFields, helpers: [...commonHelpers, 'style'] }],
]);

/** The partials that no template names: what they say stands in the margins of pages. */
const marginal = ['header', 'footer'];

/**
 * What is wrong in the templates of pages and mails, and in the style sheets that no theme has. `texts` are all of them
 * by their paths, as `readLook` gives them.
 */
export function lintPages(texts: ReadonlyMap<string, string>): readonly Finding[] {
  const templates = [...texts].filter(([file]) => file.endsWith('.hbs'));
  // That one is checked with the themes.
  const sheets = [...texts].filter(([file]) => file.endsWith('.css') && file !== sharedCss);
  const parsed = templates.map(([file, text]) => parse(file, text));
  const readable = parsed.filter((each): each is ParsedTemplate => 'program' in each);
  const partials = new Map(
    readable.flatMap((each) => {
      const name = partialName(each.file);
      return name === undefined ? [] : [[name, each] as const];
    }),
  );
  const unread = parsed.filter((each): each is TemplateFault => 'message' in each);
  const ofKinds = readable.flatMap((each) => {
    const kind = kinds.get(each.file) ?? (marginal.includes(partialName(each.file) ?? '') ? ofPages : undefined);
    const its = kind === ofPages ? partials : new Map<string, never>();
    return kind === undefined ? [] : lintTemplate(each, its, kind);
  });
  const faults = [
    ...unread,
    ...(unread.length > 0 ? [] : ofKinds),
    ...findCircles(partials),
    ...templates.flatMap(([file, text]) => placed(file, text, lintMarkup(text))),
    ...sheets.flatMap(([file, text]) => placed(file, text, checkReach(text))),
  ];
  return once(faults).map((fault) => ({ severity: 'error', ...fault, rule: 'template' }));
}

function parse(file: string, text: string): ParsedTemplate | TemplateFault {
  try {
    return { file, program: parseTemplate(text) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, line = '1'] = /on line (\d+)/.exec(said) ?? / - (\d+):\d+$/.exec(said) ?? [];
    const why = said.replace(/^Parse error on line \d+:\s*/, '').replace(/\s+/g, ' ');
    return { file, line: Number(line), column: 1, message: `this cannot be read as a template: ${why.slice(0, 200)}` };
  }
}

function placed(file: string, text: string, faults: readonly MarkupFault[]): readonly TemplateFault[] {
  return faults.map(({ offset, ...fault }) => ({ ...positionOf(file, text, offset), ...fault }));
}

/** A partial that several places use has its faults in each. */
function once(faults: readonly TemplateFault[]): readonly TemplateFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

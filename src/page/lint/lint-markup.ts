import { type Token, Tokenizer } from 'parse5';
import { linkFault } from '../../project/link.ts';
import { attributeFault, elementFault, isDrawn, type ParsedElement } from '../markup/allowed.ts';

/** What is wrong at a character of a template's text. */
export interface MarkupFault {
  readonly offset: number;
  readonly message: string;
  /** Where there is none it is an error. */
  readonly severity?: 'warning';
}

/** Stands for a character of an expression that prints something. */
const printed = '\uE010';
const expression = /\{\{!--[\s\S]*?--\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g;
/** What prints nothing by itself, or whole attributes or elements of Briefpress's own. */
const silent = /^\{\{[{&]?~?\s*(?:[#/^!>]|else\b|(?:style|mail-style|page-head)\b)/;

/**
 * What is wrong in the markup of a template as it is written, whatever its fields then hold: elements and attributes
 * that no page may have, values without quotes, `style`, comments, and fields where none is safe.
 */
export function lintMarkup(template: string): readonly MarkupFault[] {
  const text = template.replace(expression, (found) => found.replace(/[^\n]/g, silent.test(found) ? ' ' : printed));
  const faults: MarkupFault[] = [];
  const at = (token: Token.Token): number => token.location?.startOffset ?? 0;
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        for (const fault of faultsOfTag(token, text)) faults.push(fault);
      },
      onEndTag: (token) => {
        if (token.tagName.includes(printed)) faults.push({ offset: at(token), message: noField });
      },
      onComment: (token) => {
        if (text.startsWith('<!', at(token)))
          faults.push({ offset: at(token), message: 'a comment would be sent to readers: write {{!-- … --}}' });
      },
      onDoctype: nothing,
      onCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onNullCharacter: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(text, true);
  // Also a name that a block chooses. A comment of Handlebars is blank by now.
  for (const { index } of template.matchAll(/<\/?\{\{/g))
    if (text[index] === '<') faults.push({ offset: index, message: noField });
  return faults;
}

const noField = 'a field cannot be the name of an element or of an attribute: write the name itself';

function faultsOfTag({ tagName, attrs, location }: Token.TagToken, text: string): readonly MarkupFault[] {
  const { startOffset = 0, attrs: places = {} } = location ?? {};
  if (tagName.includes(printed)) return [{ offset: startOffset, message: noField }];
  if (tagName === 'style')
    return [{ offset: startOffset, message: '<style> in a template: write the rule into a style sheet' }];
  const parsed: ParsedElement = {
    isSvg: isDrawn(tagName),
    element: tagName,
    attributes: attrs.map(({ name, value }) => ({ name, value: value.includes(printed) ? null : value })),
  };
  const own = elementFault(parsed);
  if (own !== undefined) return [{ offset: startOffset, message: own }];
  return parsed.attributes.flatMap(({ name, value }) => {
    const place = places[name];
    const offset = place?.startOffset ?? startOffset;
    const written = text.slice(offset, place?.endOffset ?? offset);
    const begun = name === 'href' ? begunFault(written) : undefined;
    const message = writtenFault(name, written) ?? attributeFault(parsed, name, value) ?? begun;
    if (message !== undefined) return [{ offset, message }];
    const doubt = name === 'href' && value !== null ? linkFault(value) : undefined;
    return doubt?.severity === 'warning' ? [{ offset, message: doubt.message, severity: 'warning' }] : [];
  });
}

/** What is wrong with an address that a field ends: what stands before it must say where that leads. */
function begunFault(written: string): string | undefined {
  const [, begin = ''] = /^[^=]*=\s*["']([^\uE010]+)\uE010/.exec(written) ?? [];
  if (begin === '' || /^(#|mailto:)/.test(begin)) return undefined;
  return /^https:\/\/[^/?#]+\//.test(begin)
    ? linkFault(begin)?.message
    : `the link begins with "${begin.slice(0, 80)}" before a field: write all of it into the field, or begin with #, mailto: or a whole https: address`;
}

function writtenFault(name: string, written: string): string | undefined {
  if (name.includes(printed)) return noField;
  if (name === 'style') return 'style= in a template: give the element a class, and write the rule into a style sheet';
  return /=\s*[^\s"']/.test(written.slice(0, written.search(/["']/) >>> 0))
    ? `${name}= has a value without quotes, which a field could end: write ${name}="…"`
    : undefined;
}

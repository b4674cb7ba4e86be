import type { CssNode } from 'css-tree';
import parse from 'css-tree/parser';
import { tokenize, tokenTypes } from 'css-tree/tokenizer';
import walk from 'css-tree/walker';
import { atRules, functions, isKnownProperty } from './css-names.ts';

/** A part of a style sheet that is not known to be harmless, from the character at `offset`. */
export interface CssReach {
  readonly offset: number;
  readonly message: string;
}

/** One token of CSS (css-syntax-3), by which a browser knows an address, whatever grammar it then finds round it. */
interface Token {
  readonly type: number;
  readonly text: string;
  readonly offset: number;
}

/** Of a style sheet, of a `style` attribute, or of an attribute of a drawing, which may name what is drawn with it. */
export type CssForm = 'stylesheet' | 'declarations' | 'drawing';

/**
 * Everything in a piece of CSS that could fetch something, or that is not known to be unable to. Tokens are judged, so
 * that no rule is passed over that a browser reads another way.
 */
export function checkReach(css: string, form: CssForm = 'stylesheet'): readonly CssReach[] {
  // All themes share one sheet, and all briefings of a build the whole of it.
  const known = form === 'stylesheet' ? sheets.get(css) : undefined;
  const found = known ?? check(css, form);
  if (sheets.size >= mostSheets) sheets.clear();
  if (form === 'stylesheet') sheets.set(css, found);
  return found;
}

const sheets = new Map<string, readonly CssReach[]>();
const mostSheets = 16;

function check(css: string, form: CssForm): readonly CssReach[] {
  const tokens = checkTokens(css, form === 'drawing' ? /^#[\w-]+$/ : data);
  // What cannot be read because of such a token is told by it.
  const rest = checkProperties(css, form).filter(
    ({ offset, end }) => !tokens.some((token) => token.offset >= offset && token.offset < end),
  );
  return [...tokens, ...rest.map(({ offset, message }) => ({ offset, message }))].sort((a, b) => a.offset - b.offset);
}

function checkTokens(css: string, inside: RegExp): readonly CssReach[] {
  const tokens: Token[] = [];
  tokenize(css, (type, start, end) => {
    if (type !== tokenTypes.WhiteSpace && type !== tokenTypes.Comment)
      tokens.push({ type, text: css.slice(start, end), offset: start });
  });
  return tokens.flatMap((token, index) => {
    const message = tokenFault(token, tokens[index + 1], inside);
    return message === undefined ? [] : [{ offset: token.offset, message }];
  });
}

function tokenFault({ type, text }: Token, next: Token | undefined, inside: RegExp): string | undefined {
  const name = text.toLowerCase();
  switch (type) {
    case tokenTypes.String:
      return undefined;
    case tokenTypes.BadString:
    case tokenTypes.BadUrl:
    case tokenTypes.CDO:
    case tokenTypes.CDC:
      return `${shown(text)} cannot be read as CSS`;
    case tokenTypes.AtKeyword:
      if (name === '@import') return '@import fetches a file: copy its content into the style sheet';
      return atRules.has(name.slice(1)) ? undefined : `${shown(text)} is not allowed in a style sheet`;
    case tokenTypes.Url:
      return addressFault(text.slice(4, text.endsWith(')') ? -1 : undefined).trim(), inside);
    case tokenTypes.Function:
      if (name === 'url(') return addressFault(next?.type === tokenTypes.String ? next.text.slice(1, -1) : '', inside);
      return functions.has(name.slice(0, -1)) ? undefined : `${shown(text)}…) is not allowed in a style sheet`;
    default:
      return text.includes('\\') ? `"${shown(text)}": write the character itself for an escape` : undefined;
  }
}

const data = /^data:(image\/(png|jpeg|gif|webp|avif|svg\+xml)|font\/(woff2?|ttf|otf))[;,][^\\]*$/i;

function addressFault(address: string, inside: RegExp): string | undefined {
  if (inside.test(address)) return undefined;
  return `url(${shown(address)}): a briefing must be self-contained: a style sheet may only have url(data:image/…)`;
}

function checkProperties(
  css: string,
  form: CssForm,
): readonly (CssReach & {
  readonly end: number;
})[] {
  const found: (CssReach & { readonly end: number })[] = [];
  walk(
    parse(css, {
      context: form === 'stylesheet' ? form : 'declarationList',
      positions: true,
      parseCustomProperty: true,
    }),
    (node: CssNode) => {
      const [offset, end] = [node.loc?.start.offset ?? 0, node.loc?.end.offset ?? 0];
      if (node.type === 'Declaration' && !isKnownProperty(node.property.toLowerCase()))
        found.push({ offset, end, message: `a style sheet may not set the property "${shown(node.property)}"` });
      if (node.type === 'Raw' && node.value.replaceAll(';', '').trim() !== '')
        found.push({ offset, end, message: `"${shown(node.value)}" cannot be read as CSS: write \`property: value\`` });
    },
  );
  return found;
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

import { linkFault } from '../../project/link.ts';
import { checkReach } from '../../style/check-reach.ts';

// What a briefing's markup may hold. None of it can fetch, run, read a file or replace the page; what is not named is
// refused. Names are in lower case.

type Names = ReadonlySet<string>;
const names = (list: string): Names => new Set(list.split(/\s+/).filter((name) => name !== ''));

const everywhere = names('class id lang dir title role tabindex translate hidden');

/** The elements of HTML, and the attributes that each has besides those that all may have. */
const html: ReadonlyMap<string, Names> = new Map([
  ...[
    ...names(`
      html head title body header footer main nav section article aside hgroup address
      h1 h2 h3 h4 h5 h6 p div span hr br wbr pre blockquote figure figcaption
      ul dl dt dd strong em b i u s small mark sub sup abbr cite code q ins del dfn var kbd samp bdi bdo ruby rt rp
      table caption thead tbody tfoot tr summary`),
  ].map((name): [string, Names] => [name, names('')]),
  ['a', names('href')],
  ['img', names('src alt width height')],
  ['ol', names('start reversed type')],
  ['li', names('value')],
  ['td', names('colspan rowspan headers')],
  ['th', names('colspan rowspan headers scope abbr')],
  ['col', names('span')],
  ['colgroup', names('span')],
  ['time', names('datetime')],
  ['data', names('value')],
  ['details', names('open')],
  ['style', names('')],
  ['meta', names('charset name content http-equiv')],
]);

const drawn = names(`
  xmlns x y x1 y1 x2 y2 dx dy d cx cy r rx ry width height viewbox points transform preserveaspectratio
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit clip-path clip-rule opacity color display visibility
  text-anchor dominant-baseline font-family font-size font-weight font-style letter-spacing textlength lengthadjust
  patternunits patterntransform clippathunits vector-effect shape-rendering focusable xml:space xml:lang`);

const svg = names('svg g path line rect circle ellipse polyline polygon text tspan defs clippath pattern title desc');

/** An element as a parser gives it; names in lower case, a prefix as `xlink:href`. */
export interface ParsedElement {
  readonly isSvg: boolean;
  readonly element: string;
  /** Where its attributes are written by a template, a part of their values is not known: `null`. */
  readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
}

/** Whether an element of this name can only be part of a drawing. */
export function isDrawn(element: string): boolean {
  return svg.has(element) && !html.has(element);
}

/** What is wrong with an element itself; its attributes are looked at by `attributeFault`. */
export function elementFault({ isSvg, element }: ParsedElement): string | undefined {
  return (isSvg ? svg.has(element) : html.has(element)) ? undefined : `<${element}> is not allowed`;
}

/** What is wrong with one attribute of an element that is allowed. */
export function attributeFault(parsed: ParsedElement, name: string, value: string | null): string | undefined {
  const { isSvg, element } = parsed;
  const own = isSvg ? drawn : html.get(element);
  if (name === 'style') return value === null ? undefined : styleFault(value);
  if (everywhere.has(name) || /^(aria|data)-[a-z-]+$/.test(name)) return undefined;
  if (own?.has(name) !== true) return `${name}= is not allowed in <${element}>`;
  if (value === null) return undefined;
  if (name === 'href') {
    const fault = linkFault(value);
    return fault?.severity === 'error' ? fault.message : undefined;
  }
  if (name === 'src')
    return /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(value)
      ? undefined
      : `src="${value.slice(0, 80)}" would be fetched: a picture stands in the page as a data: URL`;
  if (element === 'meta' && !isSvg) return metaFault(parsed, name, value);
  return isSvg && value.includes('(') ? drawnFault(name, value) : undefined;
}

function styleFault(value: string): string | undefined {
  const [fault] = checkReach(value, 'declarations');
  return fault && `style="…": ${fault.message}`;
}

/** Of a value of a drawing: `transform` has functions, colours and clips name what is drawn in it. */
function drawnFault(name: string, value: string): string | undefined {
  const [fault] = checkReach(`--x:${value}`, 'drawing');
  return fault && `${name}="${value.slice(0, 80)}": ${fault.message}`;
}

/** A second policy can only forbid more; but one could tell a server what it forbade. */
function metaFault({ attributes }: ParsedElement, name: string, value: string): string | undefined {
  const content = attributes.find((each) => each.name === 'content')?.value ?? '';
  if (name === 'charset' && value.toLowerCase() !== 'utf-8') return `charset="${value}": write utf-8`;
  if (name !== 'http-equiv') return undefined;
  if (/^content-security-policy$/i.test(value) && !/report/i.test(content)) return undefined;
  return `<meta http-equiv="${value}"> is not allowed`;
}

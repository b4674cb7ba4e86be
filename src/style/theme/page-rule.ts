import type { Atrule } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';
import { smallest } from '../../project/extremes.ts';
import { pointsPerMm } from '../page-size.ts';
import type { CssFault } from './css-rules.ts';

/** The margins of a page. */
export interface PageMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

type Side = keyof PageMargins;
const sides = ['top', 'right', 'bottom', 'left'] as const;

/** In mm, as the page rule of the house has them; its first page has a narrower one at the top. */
const house: PageMargins = { top: 20, right: 20, bottom: 22, left: 20 };
const houseFirstTop = 14;

/** In mm. What stands at the head and the foot needs room, as do printers. */
const bounds: Readonly<Record<Side, readonly [number, number]>> = {
  top: [12, 45],
  bottom: [18, 45],
  left: [10, 30],
  right: [10, 30],
};
/** Charts, columns and tables are made for what these leave of a page. */
const across = house.left + house.right;

const pages = /^(:(first|left|right))?$/;
const why = `together they must be ${across}mm, since charts and columns are made for the width that this leaves`;

/** A declaration of `@page`. */
interface Declared {
  readonly property: string;
  readonly value: string;
}

/** What is wrong with an `@page`: it may set margins, within bounds, and nothing else. */
export function judgePageRule(rule: Atrule): readonly CssFault[] {
  const fault = (message: string): readonly CssFault[] => [{ rule: 'theme-print', message }];
  const [page, declared] = [pageOf(rule), declaredIn(rule)];
  if (!pages.test(page)) return fault(`@page ${page}: write @page, @page :first, @page :left or @page :right`);
  const other = declared.find(({ property }) => !/^margin(-(top|right|bottom|left))?$/.test(property));
  if (other !== undefined) {
    const size = other.property === 'size' ? "; the size is the publication's, or --page-size" : '';
    return fault(`${other.property} has no place in @page, which takes margin and margin-top to margin-left${size}`);
  }
  const unread = declared.find((each) => readMargin(each) === undefined);
  if (unread === undefined) return judgeMargins(marginsOf(declared)).flatMap(fault);
  return fault(`${unread.property}: ${unread.value} cannot be read: write one to four lengths in mm, as in 25mm 20mm`);
}

function judgeMargins(own: Partial<PageMargins>): readonly string[] {
  const margins = { ...house, ...own };
  const out = sides.find((side) => margins[side] < bounds[side][0] || margins[side] > bounds[side][1]);
  if (out !== undefined) return [`the ${out} margin is ${margins[out]}mm; it must be ${bounds[out].join(' to ')}mm`];
  if (Math.abs(margins.left + margins.right - across) < 0.01) return [];
  return [`the left margin is ${margins.left}mm and the right one ${margins.right}mm: ${why}`];
}

/** The least margins, in pt, that any page has with these style sheets, which have no finding. */
export function leastMargins(css: string): PageMargins {
  const rules = readPageRules(css);
  const base = { ...house, ...Object.assign({}, ...rules.filter(({ page }) => page === '').map(({ own }) => own)) };
  const first = { ...base, top: houseFirstTop };
  const others = rules.filter(({ page }) => page !== '').map(({ own }) => ({ ...base, ...own }));
  const all: readonly PageMargins[] = [base, ...(rules.some(isOwnFirst) ? [] : [first]), ...others];
  const least = (side: Side): number => pointsPerMm * smallest(all.map((each) => each[side]));
  return { top: least('top'), right: least('right'), bottom: least('bottom'), left: least('left') };
}

interface PageRule {
  readonly page: string;
  readonly own: Partial<PageMargins>;
}

function isOwnFirst({ page, own }: PageRule): boolean {
  return page === ':first' && own.top !== undefined;
}

function readPageRules(css: string): readonly PageRule[] {
  const found: PageRule[] = [];
  walk(parse(css), (node) => {
    if (node.type !== 'Atrule' || node.name.toLowerCase() !== 'page') return;
    found.push({ page: pageOf(node), own: marginsOf(declaredIn(node)) });
  });
  return found;
}

/** Which pages a rule is for: `:first`; nothing where it is for all. */
function pageOf({ prelude }: Atrule): string {
  return prelude === null ? '' : generate(prelude).trim().toLowerCase();
}

function declaredIn({ block }: Atrule): readonly Declared[] {
  return (block?.children.toArray() ?? []).flatMap((node) =>
    node.type === 'Declaration' ? [{ property: node.property.toLowerCase(), value: generate(node.value) }] : [],
  );
}

function marginsOf(declared: readonly Declared[]): Partial<PageMargins> {
  return Object.assign({}, ...declared.map((each) => readMargin(each) ?? {}));
}

/** The sides that a declaration sets; undefined where it is no length in mm. */
function readMargin({ property, value }: Declared): Partial<PageMargins> | undefined {
  const lengths = value.split(' ').map((each) => Number(/^(\d*\.?\d+)mm$/i.exec(each)?.[1] ?? Number.NaN));
  const [top = Number.NaN, right = top, bottom = top, left = right] = lengths;
  if (lengths.length > 4 || lengths.some(Number.isNaN)) return undefined;
  if (property === 'margin') return { top, right, bottom, left };
  const side = sides.find((each) => property === `margin-${each}`);
  return side === undefined || lengths.length > 1 ? undefined : { [side]: top };
}

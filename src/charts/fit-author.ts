import { BriefError } from '../project/errors.ts';
import { largest } from '../project/extremes.ts';
import { type Element, parseSvg } from '../style/svg.ts';
import { type AuthorSpec, authorConfig, withPanelWidth } from './author.ts';
import { marksBeyond, pointsBeyond } from './author-room.ts';
import { moved, type TextBox, textBoxes } from './boxes.ts';
import type { ChartSpec, ChartStyle, FontMetrics } from './types.ts';
import { drawView, type View } from './vega.ts';

/** What a drawing has to fit in. */
interface Fit {
  readonly id: string;
  /** Of the whole, in px. */
  readonly width: number;
  readonly style: ChartStyle;
}

/** A view with its SVG as a tree. */
interface FittedView extends View {
  readonly tree: Element;
}

/** The drawing with panels as wide as its width allows, and room for labels that would leave it. */
export async function drawFitted(made: AuthorSpec, { id, width, style }: Fit): Promise<FittedView> {
  let config = authorConfig(style.theme);
  const draw = async (spec: ChartSpec): Promise<FittedView> => {
    const view = await drawView({ spec, id, config, ...style });
    return { ...view, tree: parseSvg(view.svg) };
  };
  const atWidth = made.panels ? await panelWidths(made.spec, { width, draw }) : () => made.spec;
  let [view, less] = [await draw(atWidth(0)), 0];
  const beyond = pointsBeyond(view);
  if (beyond.left > 0 || beyond.bottom > 0) {
    config = withAxesApart(config, beyond);
    view = await draw(atWidth(0));
  }
  // The labels of axes are wider beside wider panels, and stand out further from narrow ones, by a little.
  for (let tries = 0; made.panels && tries < 3; tries += 1) {
    const wider = Number(view.tree.attributes.width) - width;
    if (wider <= 1 && wider > -4) break;
    less += Math.ceil(wider);
    view = await draw(atWidth(less));
  }
  let { padding, height } = made.spec;
  for (let tries = 0; tries < 3; tries += 1) {
    const over = overhang(view, style.metrics);
    if (over === undefined) break;
    [padding, less] = [added(padding, over), less + over.left + over.right];
    // A legend may be higher than the plot beside it.
    if (typeof height === 'number') height += over.top + over.bottom;
    view = await draw({ ...atWidth(less), ...(height === undefined ? {} : { height }), padding });
  }
  refuseSize(view.tree, { id, width });
  return view;
}

/** What a page of any size has room for, in px. */
const highest = 880;

function refuseSize({ attributes }: Element, { id, width }: Pick<Fit, 'id' | 'width'>): void {
  const [wide, high] = [Number(attributes.width), Number(attributes.height)];
  if (wide > width + 1)
    throw new BriefError(
      'data',
      `chart "${id}" is ${Math.round(wide)} px wide, and the page has ${Math.round(width)}; leave out its width, or draw fewer panels side by side ("columns")`,
    );
  if (high > highest)
    throw new BriefError(
      'data',
      `chart "${id}" is ${Math.round(high)} px high, and a page has ${highest}; draw fewer rows, give each panel a smaller "height", or set panels side by side ("facet" with "columns")`,
    );
}

/** The spec with panels of one width each, which with what stands round them makes up the whole less some px. */
async function panelWidths(
  spec: ChartSpec,
  { width, draw }: { readonly width: number; readonly draw: (spec: ChartSpec) => Promise<FittedView> },
): Promise<(less: number) => ChartSpec> {
  // So wide that heads of panels, which may stand out from narrow ones, do not count.
  const [narrow, wide] = [200, 260];
  const widths: number[] = [];
  for (const panel of [narrow, wide])
    widths.push(Number((await draw(withPanelWidth(spec, panel))).tree.attributes.width));
  const [least = 0, more = 0] = widths;
  const columns = (more - least) / (wide - narrow);
  if (columns < 0.5) return () => spec;
  return (less) => withPanelWidth(spec, Math.max(40, Math.floor(narrow + (width - less - least) / columns)));
}

type Sides = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

/** By how much texts, points and legends leave the drawing; undefined where none does. */
function overhang(view: FittedView, metrics: FontMetrics): Sides | undefined {
  const { tree } = view;
  const boxes = textBoxes(tree, metrics);
  const [wide, high] = [Number(tree.attributes.width), Number(tree.attributes.height)];
  const most = (by: (box: TextBox) => number): number => Math.ceil(largest(boxes.map(by), 0));
  const [first] = tree.children;
  const origin = typeof first === 'object' ? moved({ x: 0, y: 0 }, first) : { x: 0, y: 0 };
  const marks = marksBeyond(view, { ...origin, width: wide, height: high });
  const over = {
    left: most(({ left }) => -left),
    right: Math.max(
      most(({ right }) => right - wide),
      marks.right,
    ),
    top: Math.max(
      most(({ top }) => -top),
      marks.top,
    ),
    bottom: Math.max(
      most(({ bottom }) => bottom - high),
      marks.bottom,
    ),
  };
  return Object.values(over).some((by) => by > 0) ? over : undefined;
}

/** Axes so far from their plots that points do not stand on their labels. */
function withAxesApart(config: ChartSpec, { left, bottom }: ReturnType<typeof pointsBeyond>): ChartSpec {
  const apart = (name: string, offset: number): ChartSpec => ({ ...(config[name] as ChartSpec), offset });
  return { ...config, axisX: apart('axisX', bottom), axisY: apart('axisY', left) };
}

function added(padding: unknown, over: Sides): Sides {
  const own = (side: keyof Sides): number => {
    if (typeof padding === 'number') return padding;
    const value: unknown = typeof padding === 'object' && padding !== null ? (padding as ChartSpec)[side] : 0;
    return typeof value === 'number' ? value : 0;
  };
  const side = (name: keyof Sides): number => own(name) + over[name] + (over[name] > 0 ? 1 : 0);
  return { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') };
}

import { BriefError } from '../project/errors.ts';
import type { Element } from '../style/svg.ts';
import { type AuthorSpec, authorSpec } from './author.ts';
import { moved, overlap, type Point, type TextBox, textBoxes } from './boxes.ts';
import { finish } from './finish.ts';
import { drawFitted } from './fit-author.ts';
import { prove } from './prove/prove.ts';
import type { MarkFault } from './prove/told.ts';
import { refusalOf } from './refusals.ts';
import type { ChartRequest } from './request.ts';
import { px } from './theme-config.ts';
import type { ChartSpec, ChartStyle, FontMetrics } from './types.ts';
import { inTurn } from './vega.ts';

/** Why a drawing does not agree with its statistics; `path` is that of the view or the channel in the block. */
interface ProofFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Draws an author's specification, as wide as asked, and proves it. Throws a BriefError ('data') for one that is not
 * allowed, cannot be drawn or does not agree with its statistics.
 */
export async function drawAuthor(request: ChartRequest, style: ChartStyle): Promise<Element> {
  const { tree, faults } = await drawAndProve(request, style);
  if (faults.length > 0) {
    const list = faults.slice(0, 3).map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    throw new BriefError('data', `chart "${request.id}" does not agree with its statistics: ${list.join('; ')}`, {
      hint: 'run check, which names the lines',
    });
  }
  return thinLabels(tree, style.metrics);
}

/**
 * Why an author's specification does not agree with its statistics. Throws a BriefError ('data') for one that is not
 * allowed, cannot be drawn or cannot be printed.
 */
export async function proveAuthor(request: AuthorRequest, style: ChartStyle): Promise<readonly ProofFault[]> {
  return await inTurn(style.metrics, async () => {
    const { tree, faults } = await drawAndProve(request, style);
    finish(thinLabels(tree, style.metrics), { id: request.id, alt: '' }, style.metrics);
    return faults;
  });
}

type AuthorRequest = Pick<ChartRequest, 'id' | 'kind' | 'rows' | 'gaps' | 'spec' | 'map' | 'highlight' | 'width'>;

/** The drawing of an author's specification, and what is wrong with its marks; for `proof: none` nothing is. */
async function drawAndProve(
  request: AuthorRequest,
  style: ChartStyle,
): Promise<{ readonly tree: Element; readonly faults: readonly ProofFault[] }> {
  const refusal = refusalOf(request);
  if (refusal !== undefined)
    throw new BriefError('data', `chart "${request.id}" ${refusal.what}`, { hint: refusal.hint });
  const width = px(request.width);
  const made = authorSpec(request, { width, theme: style.theme });
  const view = await drawFitted(made, { id: request.id, width, style });
  const { calculation, proof } = said(request.spec);
  if (proof === 'none') return { tree: view.tree, faults: [] };
  const signs = { decimal: style.locale.decimal, group: style.locale.group };
  const faults = prove({
    ...view,
    rows: request.rows,
    gaps: request.gaps ?? [],
    signs,
    paper: style.theme.paper,
    calculation,
  });
  return { tree: view.tree, faults: faults.map((fault) => inBlock(fault, made.paths, request.spec)) };
}

function said(spec: unknown): { readonly calculation?: string; readonly proof?: unknown } {
  const { calculation, proof } = spec as { readonly calculation?: unknown; readonly proof?: unknown };
  return { proof, ...(typeof calculation === 'string' ? { calculation } : {}) };
}

/** Where in the block a fault of the drawing was written, as far in as the block goes. */
function inBlock(
  { layer = '', channel = '', message }: MarkFault,
  paths: AuthorSpec['paths'],
  spec: unknown,
): ProofFault {
  const view = paths[Number(/^u(\d+)|_u(\d+)/.exec(layer)?.slice(1).find(Boolean) ?? Number.NaN)] ?? [];
  const name = /^[xy]c$/.test(channel) ? channel.slice(0, 1) : channel;
  const places = [...view.map((_, at) => view.slice(0, view.length - at)), []];
  const found = places.map((place) => [...place, 'encoding', name]).find((path) => name !== '' && stands(spec, path));
  return { path: found ?? view, message };
}

function stands(spec: unknown, path: readonly (string | number)[]): boolean {
  let part: unknown = spec;
  for (const step of path) part = typeof part === 'object' && part !== null ? (part as ChartSpec)[step] : undefined;
  return part !== undefined;
}

/** The drawing without those of its texts that would stand on others before them. */
function thinLabels(svg: Element, metrics: FontMetrics): Element {
  const kept: TextBox[] = [];
  const thin = (element: Element, origin: Point): readonly Element[] => {
    if (element.name === 'text') {
      const boxes = textBoxes(element, metrics, origin);
      if (boxes.some((box) => kept.some((other) => overlap(box, other, 0.5)))) return [];
      for (const box of boxes) kept.push(box);
      return [element];
    }
    const at = moved(origin, element);
    const children = element.children.flatMap((child): readonly (Element | string)[] =>
      typeof child === 'string' ? [child] : thin(child, at),
    );
    return [{ ...element, children }];
  };
  return thin(svg, { x: 0, y: 0 })[0] ?? svg;
}

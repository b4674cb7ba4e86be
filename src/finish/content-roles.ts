import { contentKey, type PageContent } from '../pdf/page-contents.ts';
import { mcidOf, type Paint } from '../pdf/paint.ts';
import type { StructElement, StructKid } from '../pdf/structure-tree.ts';

/** What a paint is to a reader: part of the content with this key, an artifact of this kind, or nothing that shows. */
export type Purpose =
  | { readonly kind: 'content'; readonly key: string }
  | { readonly kind: 'artifact'; readonly artifact: ArtifactKind }
  | { readonly kind: 'nothing' };
export type ArtifactKind = 'Header' | 'Footer' | 'Pagination' | 'Layout';

export interface PurposedPage {
  readonly content: PageContent;
  readonly purposes: readonly Purpose[];
}

// In these a drawing is the content itself; everywhere else it is a background, a border or an underline.
const graphicRoles = new Set(['Figure', 'Formula', 'Lbl']);

/**
 * Tells content from artifacts (ISO 32000-1, 14.8.2.2). Content is what the structure tree holds, less the drawing round
 * text and less `repeated`, the keys of table heads printed again. All else is an artifact: text above or
 * below all content of its page a running head or foot, anything else layout.
 */
export function assignPurposes(
  pages: readonly PageContent[],
  tree: readonly StructElement[],
  repeated: ReadonlySet<string>,
): readonly PurposedPage[] {
  const graphic = new Map<string, boolean>();
  for (const element of tree) collectKeys(element, false, graphic);
  return pages.map((content) => {
    const held = content.paints.map((paint) => heldKey(paint, content.page.number, graphic));
    const extent = textExtent(content.paints.filter((_, index) => held[index] !== undefined));
    const purposes = content.paints.map((paint, index): Purpose => {
      if (paint.kind === 'text' && paint.runs.length === 0) return { kind: 'nothing' };
      const key = held[index];
      if (key === undefined) return { kind: 'artifact', artifact: artifactKind(paint, extent) };
      return repeated.has(key) ? { kind: 'artifact', artifact: 'Pagination' } : { kind: 'content', key };
    });
    return { content, purposes };
  });
}

function collectKeys(kid: StructKid, inGraphic: boolean, graphic: Map<string, boolean>): void {
  if (kid.kind === 'content') graphic.set(contentKey(kid.page, kid.mcid), inGraphic);
  if (kid.kind !== 'element') return;
  for (const inner of kid.kids) collectKeys(inner, inGraphic || graphicRoles.has(kid.role), graphic);
}

function heldKey(paint: Paint, page: number, graphic: ReadonlyMap<string, boolean>): string | undefined {
  const mcid = mcidOf(paint);
  if (mcid === undefined) return undefined;
  const key = contentKey(page, mcid);
  const inGraphic = graphic.get(key);
  return inGraphic !== undefined && (inGraphic || paint.runs.length > 0) ? key : undefined;
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

function textExtent(paints: readonly Paint[]): Extent | undefined {
  const heights = paints.flatMap((paint) => paint.runs.map((run) => run.y));
  return heights.length === 0 ? undefined : { top: Math.max(...heights), bottom: Math.min(...heights) };
}

function artifactKind(paint: Paint, extent: Extent | undefined): ArtifactKind {
  const y = paint.runs[0]?.y;
  if (y === undefined) return 'Layout';
  if (extent === undefined) return 'Pagination';
  if (y > extent.top) return 'Header';
  return y < extent.bottom ? 'Footer' : 'Layout';
}

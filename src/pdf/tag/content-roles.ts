import { BriefError } from '../../project/errors.ts';
import { largest, smallest } from '../../project/extremes.ts';
import type { Operation } from '../read/content.ts';
import type { PageContent } from '../read/pages.ts';
import { flatPaints, isArtifact, keyOfPaint, type Paint } from '../read/paint.ts';
import { keyOfContent, type StructElement, type StructKid } from '../read/structure-tree.ts';

/** What a paint means to a reader: part of the content with this key, an artifact of this kind, or nothing. */
export type Purpose =
  | { readonly kind: 'content'; readonly key: string }
  | { readonly kind: 'artifact'; readonly artifact: ArtifactKind }
  | { readonly kind: 'nothing' };
export type ArtifactKind = 'Header' | 'Footer' | 'Pagination' | 'Layout';

/** A content stream with the purpose of each of its paints: that of a page, or of a form painted on it. */
export interface PurposedStream {
  readonly page: number;
  readonly form: number | undefined;
  readonly bytes: Uint8Array;
  readonly marking: readonly Operation[];
  readonly paints: readonly Paint[];
  readonly purposes: readonly Purpose[];
}

// In these a drawing is the content itself; everywhere else it is a background, a border or an underline.
const graphicRoles = new Set(['Figure', 'Formula', 'Lbl']);

/**
 * Tells content from artifacts (ISO 32000-1, 14.8.2.2), page streams first, then the forms that hold tagged content.
 * Content is what the structure tree holds, except lines and backgrounds around text and except `repeated`, the keys of
 * repeated table heads. Everything else is an artifact: text above or below all content of its page is a running head or
 * foot, the rest is layout.
 */
export function assignPurposes(
  pages: readonly PageContent[],
  tree: readonly StructElement[],
  repeated: ReadonlySet<string>,
): readonly PurposedStream[] {
  const graphic = new Map<string, boolean>();
  for (const element of tree) collectKeys(element, false, graphic);
  const streams = pages.flatMap(({ page, bytes, marking, paints }) => {
    const sorting: Sorting = { page: page.number, graphic, repeated, extent: textExtent(page.number, paints, graphic) };
    const own = { page: page.number, form: undefined, bytes, marking, paints };
    return [own, ...markedForms(page.number, paints)].map((stream) => ({
      ...stream,
      purposes: stream.paints.map((paint) => purposeOf(paint, sorting)),
    }));
  });
  const forms = streams.filter(({ form }) => form !== undefined);
  if (new Set(forms.map(({ form }) => form)).size < forms.length) throw paintedTwice();
  return [...streams.filter(({ form }) => form === undefined), ...forms];
}

interface Sorting {
  readonly page: number;
  readonly graphic: ReadonlyMap<string, boolean>;
  readonly repeated: ReadonlySet<string>;
  readonly extent: TextExtent | undefined;
}

function purposeOf(paint: Paint, { page, graphic, repeated, extent }: Sorting): Purpose {
  if (paint.kind === 'text' && paint.runs.length === 0) return { kind: 'nothing' };
  if (holdsMarks(paint)) return { kind: 'nothing' };
  const key = heldKey(paint, page, graphic);
  if (key === undefined) {
    if (keyOfPaint(paint, page) !== undefined && hasText(paint)) throw lostText(paint);
    return { kind: 'artifact', artifact: artifactKind(paint, extent) };
  }
  return repeated.has(key) ? { kind: 'artifact', artifact: 'Pagination' } : { kind: 'content', key };
}

function collectKeys(kid: StructKid, inGraphic: boolean, graphic: Map<string, boolean>): void {
  if (kid.kind === 'content') graphic.set(keyOfContent(kid), inGraphic);
  if (kid.kind !== 'element') return;
  for (const inner of kid.kids) collectKeys(inner, inGraphic || graphicRoles.has(kid.role), graphic);
}

/** Forms (Chromium makes one of whatever is translucent) in which marks begin, however deep. */
function markedForms(page: number, paints: readonly Paint[]): readonly Omit<PurposedStream, 'purposes'>[] {
  return paints.flatMap((paint) => {
    if (paint.form === undefined || !holdsMarks(paint)) return [];
    const { number, bytes, marking, paints: inner } = paint.form;
    return [{ page, form: number, bytes, marking, paints: inner }, ...markedForms(page, inner)];
  });
}

function holdsMarks(paint: Paint): boolean {
  return flatPaints([paint]).some((inner) => inner.sequences.length > paint.sequences.length);
}

function heldKey(paint: Paint, page: number, graphic: ReadonlyMap<string, boolean>): string | undefined {
  const key = isArtifact(paint) ? undefined : keyOfPaint(paint, page);
  if (key === undefined) return undefined;
  const inGraphic = graphic.get(key);
  return inGraphic !== undefined && (inGraphic || hasText(paint)) ? key : undefined;
}

function hasText(paint: Paint): boolean {
  return flatPaints([paint]).some((inner) => inner.runs.length > 0);
}

interface TextExtent {
  readonly top: number;
  readonly bottom: number;
}

function textExtent(
  page: number,
  paints: readonly Paint[],
  graphic: ReadonlyMap<string, boolean>,
): TextExtent | undefined {
  const heights = flatPaints(paints)
    .filter((paint) => heldKey(paint, page, graphic) !== undefined)
    .flatMap((paint) => paint.runs.map((run) => run.y));
  return heights.length === 0 ? undefined : { top: largest(heights), bottom: smallest(heights) };
}

function artifactKind(paint: Paint, extent: TextExtent | undefined): ArtifactKind {
  const y = flatPaints([paint]).flatMap((inner) => inner.runs)[0]?.y;
  if (y === undefined) return 'Layout';
  if (extent === undefined) return 'Pagination';
  if (y > extent.top) return 'Header';
  return y < extent.bottom ? 'Footer' : 'Layout';
}

function lostText(paint: Paint): BriefError {
  const text = flatPaints([paint]).flatMap((inner) => inner.runs.map((run) => run.text));
  return new BriefError(
    'browser',
    `the printed PDF tags the text ${JSON.stringify(text.join(''))}, but its structure does not hold it`,
    {
      hint: 'A screen reader would not read it. Use the browser that comes with Briefpress.',
    },
  );
}

function paintedTwice(): BriefError {
  return new BriefError('browser', 'the printed PDF paints one piece of tagged content in two places', {
    hint: 'Use the browser that comes with Briefpress, or remove the opacity of translucent elements.',
  });
}

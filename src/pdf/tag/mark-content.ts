import { BriefError } from '../../project/errors.ts';
import type { Operation } from '../read/content.ts';
import { flatPaints, type Paint } from '../read/paint.ts';
import type { ContentOwner } from './content-owners.ts';
import type { ArtifactKind, PurposedStream } from './content-roles.ts';
import { type Edit, lostBlanks } from './lost-blanks.ts';
import { saidText, saying, softHyphen, softHyphens, unusedBlank } from './soft-hyphens.ts';

/** A marked-content sequence; its index in the stream is its identifier. `key` is the content that it begins with. */
export interface Sequence {
  readonly key: string;
  readonly lang: string | undefined;
}

/** A content stream written again: that of a page, or of a form on it. */
export interface MarkedStream {
  readonly page: number;
  readonly form: number | undefined;
  readonly bytes: Uint8Array;
  readonly sequences: readonly Sequence[];
}

interface Group {
  readonly open: string;
  readonly start: number;
  end: number;
  readonly depth: number;
  readonly artifact: ArtifactKind | undefined;
  readonly lang: string | undefined;
  /** The content painted last in it. */
  key: string;
}

const artifactProperties: Readonly<Record<ArtifactKind, string>> = {
  Header: '/Type/Pagination/Subtype/Header',
  Footer: '/Type/Pagination/Subtype/Footer',
  Pagination: '/Type/Pagination',
  Layout: '/Type/Layout',
};

/**
 * Writes a content stream again, its own marks replaced: one sequence for each stretch of content with one owner
 * and language, `Artifact` around everything else that is painted. No painting operation changes; blanks that the browser
 * left out at the ends of lines are shown, and hyphens that part words are marked as such.
 */
export function markContent(stream: PurposedStream, owners: ReadonlyMap<string, ContentOwner>): MarkedStream {
  const { bytes, marking, paints } = stream;
  const sequences: Sequence[] = [];
  const groups: Group[] = [];
  const lastUse = lastUses(stream);
  paints.forEach((paint, index) => {
    const purpose = stream.purposes[index];
    if (purpose === undefined || purpose.kind === 'nothing') return;
    const artifact = purpose.kind === 'artifact' ? purpose.artifact : undefined;
    const key = purpose.kind === 'content' ? purpose.key : '';
    const owner = owners.get(key);
    const lang = foreignLanguage(paint, owner);
    const group = groups.at(-1);
    const follows =
      group !== undefined && (lastUse.get(group.key) ?? index) < index && isNext(owners.get(group.key), owner);
    const same = group?.artifact === artifact && group?.lang === lang && (group?.key === key || follows);
    if (group !== undefined && same && paint.depth === group.depth && paint.lowest >= group.depth) {
      group.end = paint.end;
      group.key = key;
      return;
    }
    const open =
      artifact === undefined
        ? `/${owner?.element.role ?? 'Span'}<</MCID ${sequences.length}>>`
        : `/Artifact<<${artifactProperties[artifact]}>>`;
    if (artifact === undefined) sequences.push({ key, lang });
    groups.push({ open, start: paint.start, end: paint.end, depth: paint.depth, artifact, lang, key });
  });
  const edits = [...lostBlanks(stream, owners), ...softHyphens(stream)];
  return { page: stream.page, form: stream.form, bytes: assemble(bytes, marking, groups, edits), sequences };
}

function lastUses({ purposes }: PurposedStream): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  purposes.forEach((purpose, index) => {
    if (purpose.kind === 'content') uses.set(purpose.key, index);
  });
  return uses;
}

function isNext(before: ContentOwner | undefined, owner: ContentOwner | undefined): boolean {
  return before !== undefined && before.element === owner?.element && before.index + 1 === owner.index;
}

/** The language of Chinese text within another language: browsers do not write the language of a passage. */
function foreignLanguage(paint: Paint, owner: ContentOwner | undefined): string | undefined {
  if (owner === undefined || /^(zh|yue|ja|ko)\b/.test(owner.language)) return undefined;
  return flatPaints([paint]).some(({ runs }) => runs.some((run) => /\p{Script=Han}/u.test(run.text)))
    ? 'zh-Hans'
    : undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function assemble(
  bytes: Uint8Array,
  marking: readonly Operation[],
  groups: readonly Group[],
  blanks: readonly Edit[],
): Uint8Array {
  const { changed, kept } = sortMarks(marking, bytes);
  const edits: Edit[] = [...changed, ...blanks];
  for (const group of groups) {
    const first = kept.find(({ start, end }) => start <= group.start && group.start < end);
    const last = kept.find(({ start, end }) => start < group.end && group.end <= end);
    const [from, to] = [first?.start ?? group.start, last?.end ?? group.end];
    edits.push({ from, to: from, text: `\n${group.open}BDC` }, { from: to, to, text: '\nEMC' });
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of edits) {
    parts.push(bytes.subarray(at, from));
    if (text !== '') parts.push(Buffer.from(text, 'latin1'));
    at = Math.max(at, to);
  }
  parts.push(bytes.subarray(at));
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * The browser's own marks, which are removed, and the sequences that give a text for their glyphs (a no-break space
 * shares its glyph with the space), which are kept. With a mark for a soft hyphen goes the blank that it stands round.
 */
function sortMarks(marking: readonly Operation[], bytes: Uint8Array): Marks {
  const marks: Marks = { changed: [], kept: [] };
  const open: (Operation | undefined)[] = [];
  for (const operation of marking) {
    const { operator } = operation;
    if (operator === 'EMC') closeMark(marks, open.pop(), operation, bytes);
    else if (operator === 'BDC' || operator === 'BMC') {
      const keep = givesText(operation);
      open.push(keep ? operation : undefined);
      if (!keep) marks.changed.push(without(operation));
    }
  }
  return marks;
}

interface Marks {
  readonly changed: Edit[];
  readonly kept: Range[];
}

function without({ start, end }: Range): Edit {
  return { from: start, to: end, text: '' };
}

/** Ends a mark, which gives a text where it has a beginning. */
function closeMark({ changed, kept }: Marks, from: Operation | undefined, end: Operation, bytes: Uint8Array): void {
  if (from === undefined) {
    changed.push(without(end));
    return;
  }
  const said = saidText(from) ?? '';
  if (said === softHyphen) {
    changed.push(without(from), without(unusedBlank(bytes, from.end, end.start)), without(end));
    return;
  }
  kept.push({ start: from.start, end: end.end });
  if (said.includes(softHyphen)) changed.push({ from: from.start, to: from.end, text: `\n${saying(said)}` });
}

function givesText({ operands: [tag, properties] }: Operation): boolean {
  if (tag === 'Artifact' || (properties instanceof Map && properties.has('MCID'))) return false;
  if (properties instanceof Map && properties.has('ActualText')) return true;
  throw new BriefError(
    'browser',
    `the printed PDF marks content as ${String(tag)} without an identifier, which no known browser does`,
    {
      hint: 'Use the browser that comes with Briefpress.',
    },
  );
}

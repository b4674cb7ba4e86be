import { type ChangeKind, type Comparison, changeKinds, compare } from '../editions/compare.ts';
import type { EditionStatus, WithdrawnEdition } from '../editions/history.ts';
import type { Topic } from '../topic/types.ts';
import type { Briefing, ChangesSection } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import { fillWords, type Html, html, listHtml, sourced } from './html.ts';
import { describePrinted } from './printed.ts';
import { describeChange } from './say-change.ts';

/** How many changes fit on page 1. */
const onPageOne = 3;
const sectionId = 'changes-since';

/** What changed since an earlier version, for page 1 and for a section with all of it. */
type ComposedChanges = Pick<Briefing, 'changed' | 'changes' | 'comparable'>;

export interface ChangesContext extends ComposeContext {
  readonly topic: Topic;
}

/**
 * Composes what changed. It is called after the rest of the briefing is composed, whose statistics it compares. It
 * prints no other statistic; old values come from the record of the edition.
 */
export function composeChanges(
  { baseline, withdrawn: editions }: Pick<EditionStatus, 'baseline' | 'withdrawn'>,
  briefing: Pick<Briefing, 'printed' | 'sections'>,
  context: ChangesContext,
): ComposedChanges {
  const { locale } = context;
  const comparable = describePrinted(briefing, context, baseline?.printed);
  const withdrawn = editions.map((edition) => sayWithdrawn(edition, context));
  if (baseline === undefined) {
    const title = html`${locale.word('what-changed')}`;
    const isFirst = withdrawn.length === 0;
    const counts = html`${locale.word(isFirst ? 'first-edition-text' : 'none-stands')}`;
    return { changed: { isFirst, title, counts, items: withdrawn }, comparable };
  }
  const compared = compare(baseline.printed, comparable);
  const title =
    baseline.edition === undefined
      ? fillWords(locale.word('changed-since-date'), { date: sourced('edition', locale.date(baseline.date)) })
      : fillWords(locale.word('changed-since'), { number: sourced('edition', String(baseline.edition)) });
  const described = compared.changes.map((change) => describeChange(change, context));
  const groups = groupChanges(compared, described, context);
  const counts = countChanges(compared, context);
  const items = [...withdrawn, ...described].slice(0, Math.max(onPageOne, withdrawn.length));
  if (groups.length === 0) return { changed: { isFirst: false, title, counts, items: withdrawn }, comparable };
  return {
    changed: { isFirst: false, title, counts, items, more: { id: sectionId, text: locale.word('all-changes') } },
    changes: { id: sectionId, title, withdrawn, groups },
    comparable,
  };
}

function sayWithdrawn({ number, reason }: WithdrawnEdition, { locale }: ChangesContext): Html {
  return fillWords(locale.word('edition-withdrawn'), {
    number: sourced('edition', String(number)),
    reason: sourced('edition', reason),
  });
}

/** "1 revised, 2 new periods." */
function countChanges({ changes, sections }: Comparison, { locale }: ChangesContext): Html {
  const counted = (key: string, count: number): readonly Html[] => {
    const word = locale.word(count === 1 ? `count-${key}` : `count-${key}-many`);
    return count === 0 ? [] : [fillWords(word, { count: sourced('count', String(count)) })];
  };
  const kinds = changeKinds.flatMap((kind) => counted(kind, changes.filter((change) => change.kind === kind).length));
  const words = [...kinds, ...counted('sections', sections.length)];
  const unchanged = locale.word('no-statistic-changed');
  if (words.length === 0) return html`${unchanged}`;
  const told = fillWords(locale.word('counts'), { counts: listHtml(words, locale) });
  const valued = changes.some(({ kind }) => kind !== 'reworded');
  return valued ? told : html`${unchanged}${locale.joins['after-sentence']}${told}`;
}

function groupChanges(
  { changes, sections }: Comparison,
  described: readonly Html[],
  { locale }: ChangesContext,
): ChangesSection['groups'] {
  const groupOf = (kind: ChangeKind): readonly Html[] => described.filter((_, index) => changes[index]?.kind === kind);
  const words = sections.map(({ kind, title }) =>
    fillWords(locale.word(`section-${kind}`), { title: sourced('edition', title) }),
  );
  return [
    ...changeKinds.map((kind) => ({
      id: `changes-${kind}`,
      title: locale.word(`changes-${kind}`),
      items: groupOf(kind),
    })),
    { id: 'changes-sections', title: locale.word('changes-sections'), items: words },
  ].filter(({ items }) => items.length > 0);
}

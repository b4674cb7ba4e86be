import type { Statistic } from '../data/types.ts';
import type { Step } from '../data/yaml.ts';
import { BriefError, type Position, writePosition } from '../project/errors.ts';
import type { Html } from './briefing.ts';
import type { Citations } from './citations.ts';
import type { FigureContext } from './figures.ts';
import { html, plainText } from './html.ts';
import type { Numbering } from './numbering.ts';
import { type Covered, missingOf } from './subtitle.ts';

/** What the parts of a briefing are composed with. */
export interface ComposeContext extends FigureContext {
  /** Title and places of the briefing, for figures that may be cut out of it. */
  readonly about: Html;
  readonly numbering: Numbering;
  readonly citations: Citations;
}

/** Fewer rows of a table on a page are not worth the title, the head and the source that stand there with them. */
export const keptRows = 2;
export type At = (path: readonly Step[]) => Position;

/** Title and subtitle of a block; what the subtitle leaves out of unit, place and period is added. */
export function frameTexts(
  block: { readonly title: string; readonly subtitle: string },
  at: At,
  { context, covered }: { readonly context: ComposeContext; readonly covered: Covered },
): { readonly at: string; readonly title: Html; readonly subtitle: Html } {
  const { locale, prose } = context;
  const subtitle = prose.heading(block.subtitle, at(['subtitle']));
  const missing = missingOf(plainText(subtitle), covered, context);
  const added = missing.map((words) => html`${locale.joins.comma}${words}`);
  return {
    at: writePosition(at([])),
    title: prose.heading(block.title, at(['title'])),
    subtitle: html`${subtitle}${added}`,
  };
}

/** @throws BriefError data, naming where the topic names it. */
export function findStatistic(id: string, { data }: ComposeContext, { file, line, column }: Position): Statistic {
  const found = data.statistics.get(id);
  if (found === undefined) throw new BriefError('data', `${file}:${line}:${column}: unknown statistic "${id}"`);
  return found;
}

import { datedRecords } from '../data/dated-records.ts';
import type { Member } from '../data/series-index.ts';
import { readExpressions } from '../topic/expressions.ts';
import type { ProsePart } from '../topic/types.ts';
import type { KeyPoint } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import { type Html, joinHtml } from './html.ts';
import { sayMissingLevels } from './levels.ts';
import { sourceLine } from './source-line.ts';
import { hasValue } from './statistic-cells.ts';

/** The bottom line: each item of a list, and under it who reported its values and that their levels were not published. */
export function composePoints({ text, position }: ProsePart, context: ComposeContext): readonly KeyPoint[] {
  const { data, prose } = context;
  return prose.items(text, position).map(({ written, html: said }) => {
    const { references } = readExpressions(written, position);
    const named = references.flatMap(({ helper, id }): readonly Member[] =>
      helper === 'period' ? [] : [data.statistics.get(id) ?? data.missing.get(id) ?? []].flat(),
    );
    const cited = references.flatMap(({ id }) => citedBy(id, context));
    const from = named.length + cited.length === 0 ? {} : { from: sayFrom([...new Set(named)], cited, context) };
    return { text: said, ...from };
  });
}

/** The document that a text names, or that the event is from that it names. */
function citedBy(id: string, { data }: ComposeContext): readonly string[] {
  if (data.sources.has(id)) return [id];
  const event = datedRecords(data).get(id);
  return event === undefined ? [] : [event.source];
}

function sayFrom(members: readonly Member[], others: readonly string[], context: ComposeContext): Html {
  const statistics = members.filter(hasValue);
  const lacking = statistics.flatMap((one) =>
    one.comparedWith === undefined ? [] : (sayMissingLevels(one, context)?.html ?? []),
  );
  const cited = [...members.flatMap(({ sources }) => sources), ...others];
  const levels = [...new Set(lacking)].map((each) => ({ html: each }));
  return joinHtml([sourceLine(statistics, context, { cited }), ...levels], context.locale.joins.semicolon);
}

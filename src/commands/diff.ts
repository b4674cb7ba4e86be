import { type BriefingDifference, compareEditions, compareFiles } from '../build/differences.ts';
import type { Options } from '../command-line/options.ts';
import { type Change, changeKinds } from '../editions/compare.ts';
import type { PrintedStatistic } from '../editions/schema.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';

/**
 * Tells what changed, statistic by statistic: of the briefings that the options name since their newest edition, or from
 * one PDF to another. Gives the exit code, 0 whatever changed.
 */
export async function runDiff(options: Options, edge: Edge): Promise<number> {
  const found = await findDifferences(options, edge);
  if (options.json) edge.print(JSON.stringify(found.map(describe), null, 2));
  else for (const line of found.flatMap(formatDifference)) edge.print(line);
  return 0;
}

async function findDifferences(options: Options, edge: Edge): Promise<readonly BriefingDifference[]> {
  const [old, now] = options.words;
  if (old === undefined && (options.topics.length > 0 || options.all)) return compareEditions(options, edge);
  if (old !== undefined && now !== undefined && options.topics.length === 0 && options.since === undefined)
    return [compareFiles(old, now)];
  throw new BriefError('usage', 'diff compares two files, or a topic with an earlier version of it', {
    hint: 'briefpress diff OLD.pdf NEW.pdf, or diff --topic ID [--since EDITION|DATE|FILE.pdf]',
  });
}

function describe({ briefing, since, withdrawn, comparison }: BriefingDifference): object {
  return { briefing, since, withdrawn, ...comparison };
}

function formatDifference({ briefing, since, withdrawn, comparison }: BriefingDifference): readonly string[] {
  const gone = withdrawn.map(({ number, reason }) => `  edition ${number} was withdrawn: ${reason}`);
  const first = 'was issued yet, so there is nothing to compare with; "briefpress issue --topic ID" records one';
  if (since === null) return [`${briefing}: no edition ${gone.length === 0 ? first : 'stands'}`, ...gone];
  const { changes, sections } = comparison;
  const counts = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    const name = kind === 'new-period' && count > 1 ? 'new periods' : kindNames[kind];
    return count === 0 ? [] : [`${count} ${name}`];
  });
  const words = sections.length === 0 ? [] : [`${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`];
  const told = [...(counts.length === 0 ? ['no statistic changed'] : counts), ...words].join(', ');
  return [
    `${briefing}: since ${since}: ${told}`,
    ...gone,
    ...changes.map((change) => `  ${kindNames[change.kind]}: ${change.id}: ${formatChange(change)}`),
    ...sections.map(({ kind, title }) => `  section ${kind}: ${title}`),
  ];
}

const kindNames: Readonly<Record<Change['kind'], string>> = {
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  revised: 'revised',
  'new-period': 'new period',
  new: 'new',
  removed: 'no longer printed',
  reworded: 'named otherwise',
};

function formatChange({ kind, before, now, reason, recalculated }: Change): string {
  const name = ({ measure, place, period }: PrintedStatistic): string => `${measure}, ${place}, ${period}`;
  const why = recalculated === true ? ' (recalculated)' : reason === undefined ? '' : ` (${reason})`;
  const [of] = [now ?? before];
  if (of === undefined) return '';
  if (before === undefined) return `${name(of)}: ${of.printed}`;
  if (now === undefined) return `${name(of)}: was ${before.printed}${why}`;
  if (kind === 'reworded') return `${name(before)} → ${name(now)}`;
  const period = before.period === now.period ? '' : ` in ${before.period}`;
  return `${name(now)}: ${before.printed}${period} → ${now.printed}${why}`;
}

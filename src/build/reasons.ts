import type { PageSize } from '../style/page-size.ts';
import { changedStatistics, type InputPart, type Inputs, inputParts } from './inputs.ts';

/** How a briefing looks, whatever its content. */
export interface Look {
  readonly theme: string;
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  readonly draft: boolean;
}

/** Where a briefing stands among its editions, by numbers and dates alone. */
export interface Place {
  /** Number of the edition that it is. */
  readonly edition?: number | undefined;
  /** What it is compared with, such as "edition 2". */
  readonly comparedWith?: string | undefined;
  /** Numbers of the withdrawn editions that it tells of. */
  readonly withdrawn: readonly number[];
}

/** All that one output is made from. */
export interface Origin {
  readonly inputs: Inputs;
  readonly look: Look;
  readonly place: Place;
}

/** Why an output is not what it was, such as "1 statistic changed (thefts-2023)"; none where it is. */
export function changeReasons(before: Origin, after: Origin): readonly string[] {
  const statistics = changedStatistics(before.inputs, after.inputs);
  const changed = new Set(inputParts.filter((part) => before.inputs.parts[part] !== after.inputs.parts[part]));
  // A statistic, the topic, the locale or the code that changes changes the words of the page with it.
  const explained = statistics.length > 0 || changed.has('topic') || changed.has('locale') || changed.has('tool');
  const hidden: ReadonlySet<InputPart> = new Set([
    ...(explained ? (['words'] as const) : []),
    ...(before.look.theme === after.look.theme ? [] : (['theme'] as const)),
  ]);
  return [
    ...(statistics.length === 0 ? [] : [countStatistics(statistics)]),
    ...inputParts.flatMap((part) =>
      part === 'editions' || hidden.has(part) || !changed.has(part) ? [] : [partNames[part]],
    ),
    ...lookReasons(before.look, after.look),
    ...(changed.has('editions') ? placeReasons(before.place, after.place, explained || changed.has('words')) : []),
  ];
}

const partNames: Readonly<Record<Exclude<InputPart, 'editions'>, string>> = {
  topic: 'the topic changed',
  words: 'other words of the data changed',
  templates: 'the templates changed',
  theme: 'the theme changed',
  locale: 'the locale changed',
  tool: 'Briefpress changed',
  browser: 'the browser changed',
};

const mostNamed = 3;

function countStatistics(ids: readonly string[]): string {
  const named = [...ids.slice(0, mostNamed), ...(ids.length > mostNamed ? ['…'] : [])].join(', ');
  return `${ids.length} ${ids.length === 1 ? 'statistic' : 'statistics'} changed (${named})`;
}

function lookReasons(before: Look, after: Look): readonly string[] {
  return [
    ...(before.theme === after.theme ? [] : [`the theme is ${after.theme}, not ${before.theme}`]),
    ...(before.pageSize === after.pageSize ? [] : [`the page size is ${after.pageSize}, not ${before.pageSize}`]),
    ...(before.largePrint === after.largePrint
      ? []
      : [after.largePrint ? 'it is in large print' : 'it was in large print']),
    ...(before.draft === after.draft ? [] : [after.draft ? 'it is a draft' : 'it was a draft']),
  ];
}

/** Content that changes is no longer the edition that it was, and is compared with it: that needs no word of its own. */
function placeReasons(before: Place, after: Place, hasOtherContent: boolean): readonly string[] {
  const gone = after.withdrawn.filter((number) => !before.withdrawn.includes(number));
  const withdrawn = gone.map((number) => `edition ${number} was withdrawn`);
  if (withdrawn.length > 0 || hasOtherContent) return withdrawn;
  if (after.edition !== undefined && after.edition !== before.edition) return [`it is edition ${after.edition}`];
  if (after.comparedWith !== before.comparedWith)
    return [
      after.comparedWith === undefined ? 'it is compared with nothing' : `it is compared with ${after.comparedWith}`,
    ];
  return ['what the records of its editions say changed'];
}

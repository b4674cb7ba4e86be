import { type InputPart, inputParts, type MadeFrom } from '../manifest/made-from.ts';
import { changedStatistics } from './inputs.ts';

/** Why an output is not what it was, such as "1 statistic changed (thefts-2023)"; none where it is. */
export function changeReasons(before: MadeFrom, after: MadeFrom): readonly string[] {
  const statistics = changedStatistics(before.inputs, after.inputs);
  const changed = new Set(inputParts.filter((part) => before.inputs.parts[part] !== after.inputs.parts[part]));
  // A statistic, the topic, the locale or the code that changes changes the words of the page with it.
  const explained = statistics.length > 0 || changed.has('topic') || changed.has('locale') || changed.has('tool');
  const hidden: ReadonlySet<InputPart> = new Set([
    ...(explained ? (['words'] as const) : []),
    ...(before.look.theme === after.look.theme ? [] : (['theme', 'fonts'] as const)),
  ]);
  return [
    ...(statistics.length === 0 ? [] : [countStatistics(statistics)]),
    ...inputParts.flatMap((part) =>
      part === 'editions' || hidden.has(part) || !changed.has(part) ? [] : [nameOf(part, before, after)],
    ),
    ...lookReasons(before, after),
    ...(changed.has('editions') ? placeReasons(before, after, explained || changed.has('words')) : []),
  ];
}

const partNames: Readonly<Record<Exclude<InputPart, 'editions'>, string>> = {
  topic: 'the topic changed',
  words: 'words from the data changed',
  templates: 'the templates changed',
  theme: 'the theme changed',
  fonts: 'the fonts changed',
  locale: 'the locale changed',
  tool: 'Briefpress changed',
  browser: 'the browser changed',
};

/** A topic that names what is newest has other ids in it with each release, so that its own words may be as they were. */
function nameOf(part: keyof typeof partNames, before: MadeFrom, after: MadeFrom): string {
  const [was, is] = [before, after].map(({ inputs }) => Object.keys(inputs.statistics).toSorted().join());
  return part === 'topic' && was !== is ? 'the topic, or what is newest of what it names, changed' : partNames[part];
}

const mostNamed = 3;

function countStatistics(ids: readonly string[]): string {
  const named = [...ids.slice(0, mostNamed), ...(ids.length > mostNamed ? ['…'] : [])].join(', ');
  return `${ids.length} ${ids.length === 1 ? 'statistic' : 'statistics'} changed (${named})`;
}

function lookReasons(before: MadeFrom, after: MadeFrom): readonly string[] {
  const [was, is] = [before.look, after.look];
  const [size, largePrint] = ['page-size', 'large-print'] as const;
  return [
    ...(was.theme === is.theme ? [] : [`the theme is ${is.theme}, not ${was.theme}`]),
    ...(was[size] === is[size] ? [] : [`the page size is ${is[size]}, not ${was[size]}`]),
    ...(was[largePrint] === is[largePrint] ? [] : [is[largePrint] ? 'it is in large print' : 'it was in large print']),
    ...(before.draft === after.draft ? [] : [after.draft ? 'it is a draft' : 'it was a draft']),
  ];
}

/** Content that changes is no longer the edition that it was, and is compared with it: that needs no reason of its own. */
function placeReasons(before: MadeFrom, after: MadeFrom, hasOtherContent: boolean): readonly string[] {
  const gone = after.withdrawn.filter((number) => !before.withdrawn.includes(number));
  const withdrawn = gone.map((number) => `edition ${number} was withdrawn`);
  if (withdrawn.length > 0 || hasOtherContent) return withdrawn;
  if (after.edition !== null && after.edition !== before.edition) return [`it is edition ${after.edition}`];
  const compared = after['compared-with'];
  if (compared !== before['compared-with'])
    return [compared === null ? 'it is no longer compared with an earlier version' : `it is compared with ${compared}`];
  return ['the records of its editions changed'];
}

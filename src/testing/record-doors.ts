import { hostileLine } from './doors.ts';
import type { TextDoor } from './text-doors.ts';

const hostile = (text: string): string => JSON.stringify(`${text} ${hostileLine.replaceAll('<!--', '')}`);
const yearbook = 'data/sources/made-up-yearbook-2024.yaml';

function edited(file: string, was: string, now: string): TextDoor {
  return { name: `${file}: ${was.trim()}`, open: (project) => project.edit(file, was, now) };
}

/** Adds a line to what the yearbook says of Amberwick. */
function ofAmberwick(field: string, value: string): TextDoor {
  const after = '    literal: "4,180 calls"\n';
  return {
    name: `${field} of a statistic`,
    open: (project) => project.edit(yearbook, after, `${after}    ${field}: ${value}\n`),
  };
}

/** Words of what is printed beside a value or instead of it: of units, of formulas, and why something was changed. */
export const recordDoors: readonly TextDoor[] = [
  edited('data/units.yaml', '{ one: call, other: calls }', `{ one: ${hostile('call')}, other: ${hostile('calls')} }`),
  edited('data/units.yaml', 'column: { en: Calls }', `column: { en: ${hostile('Calls')} }`),
  ofAmberwick('note', hostile('As counted.')),
  ofAmberwick('grade-reason', hostile('Counted twice.')),
  ofAmberwick('withdrawn', `{ date: 2024-02-20, reason: ${hostile('Miscounted.')} }`),
  ofAmberwick('revisions', `[{ date: 2024-02-20, was: 4100, kind: revised, reason: ${hostile('Late returns.')} }]`),
  {
    name: 'data/calculated.yaml: measure and note',
    open: (project) => {
      project.write(
        'data/calculated.yaml',
        `format: 1\ncalculated:\n  - id: calls-more\n    measure: ${hostile('Calls more')}\n    formula: difference(amberwick-calls-2022, amberwick-calls-2023)\n    note: ${hostile('As rounded.')}\n`,
      );
      project.edit(
        'templates/topics/harbours.md',
        '## Calls\n',
        '## Calls\n\nThe years differ by {{stat "calls-more"}}.\n',
      );
    },
  },
];

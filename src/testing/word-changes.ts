import { expect } from 'vitest';
import type { TestProject } from './project.ts';
import { addSource, block, type Moment, writeTopic } from './word-parts.ts';

const topic = 'templates/topics/moves.md';

const places = ['ashton', 'bexley', 'corby', 'dover', 'epsom', 'frome'];

/** Values of a table in its first release, after one change of each kind, and after more of them. */
function release(step: number): string {
  const value = (place: number, year: number): string => {
    if (year === 2022 && place === 0 && step > 0) return '501';
    if (year === 2022 && place === 2 && step > 1) return '701';
    if (year === 2022 && place === 1 && step > 0) return '..';
    return String(100 * (place + 4) + year - 2000);
  };
  const rows = [2021, 2022].flatMap((year) =>
    places.flatMap((place, index) =>
      place === 'dover' && year === 2022 && step > 1 ? [] : [`${place},${year},${value(index, year)}`],
    ),
  );
  const newer = ['epsom', 'frome'].slice(0, step).map((place) => `${place},2023,${900 + step}`);
  return `Place,Year,Moved\n${[...rows, ...newer].join('\n')}\n`;
}

const towns = [...places, 'grays', 'hove', 'ilford'];

/** Single values, of which each step corrects one, names one otherwise and gives the third another period. */
function told(step: number): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: 9 }, (_, index) => {
    const [corrected, renamed] = [
      (index < 2 && index < step) || (index === 4 && step > 1),
      index > 1 && index - 2 < Math.min(step, 2),
    ];
    const value = 300 + index + (corrected ? 20 : 0);
    return {
      id: `told-${index}`,
      measure: `${renamed ? 'Boxes' : 'Crates'} told of by ${towns[index]}`,
      value,
      unit: 'trips',
      place: 'northbank',
      period: index === 4 && step > 1 ? '2021' : '2020',
      literal: `${value} trips`,
      paragraph: index + 1,
      ...(corrected
        ? { revisions: [{ date: '2024-04-01', was: value - 20, kind: 'corrected', reason: 'A page was missing.' }] }
        : {}),
    };
  });
}

const after = (step: number, section: string): string =>
  `\n## After it\n\nThe office said ${section}.\n${step > 1 ? '\n## One more\n\nAnd more.\n' : ''}`;

function write(project: TestProject, step: number): void {
  const published = `2024-0${3 + step}-15`;
  addSource(
    project,
    'moved',
    {
      published,
      tables: [
        {
          columns: { Place: 'place', Year: 'period' },
          'heads-say': ['measure'],
          'new-places': { level: 'town', language: 'mul' },
          signs: { '..': 'not-available' },
          measures: [{ id: 'moved', heads: ['Moved'], measure: 'Crates moved', unit: 'trips' }],
        },
      ],
    },
    release(step),
  );
  addSource(project, 'told', { published, channel: 'document', statistics: told(step) });
  project.write(
    'data/calculated.yaml',
    JSON.stringify({
      format: 1,
      calculated: [
        { id: 'sum', measure: 'Change in crates moved', formula: 'percent-change(moved-corby-2021, moved-corby-2022)' },
      ],
    }),
  );
  const printed = [
    'told-0',
    'told-1',
    'told-2',
    'told-3',
    'told-4',
    ...['told-5', 'told-6'].slice(step),
    ...['told-7', 'told-8'].slice(0, step),
  ];
  writeTopic(project, 'moves', {
    first: 'latest:moved-epsom-2021',
    parts: [
      `By {{stat "latest:moved-frome-2021"}} and {{stat "sum"}}.\n`,
      block('table', { statistics: printed, columns: ['measure', 'period', 'value', 'source'] }),
      block('table', {
        statistics: places.slice(0, 4).map((place) => `series:moved-${place}-2021`),
        columns: ['place', 'period', 'value', 'source'],
      }),
      step === 1 ? '' : after(step, step === 0 ? 'little' : 'much'),
    ],
  });
}

async function issue(project: TestProject, ...words: readonly string[]): Promise<void> {
  const issued = await project.call(['issue', '--topic', 'moves', ...words]);
  expect(issued, issued.stderr).toMatchObject({ code: 0 });
}

const older = ['--date', '2024-06-01'];

/** Editions of a topic whose values, names and sections change in every way, and which are withdrawn at the end. */
export const editions: readonly Moment[] = [
  {
    change: async (project) => {
      write(project, 0);
      await issue(project, '--date', '2024-03-20');
    },
    makes: ['pdf'],
  },
  { change: (project) => write(project, 1), flags: (project) => ['--since', project.path('out/moves.pdf')] },
  { change: (project) => write(project, 1), makes: ['mail'] },
  { change: (project) => write(project, 2), makes: ['mail'] },
  { change: (project) => issue(project, ...older), flags: () => older, makes: ['mail'] },
  {
    change: async (project) => {
      await withdraw(project, '1');
      write(project, 1);
    },
  },
  {
    change: (project) => {
      write(project, 2);
      project.edit(topic, 'summary:', 'claim: \'The office counted {{stat "latest:moved-frome-2021"}}\'\nsummary:');
    },
    makes: ['mail'],
  },
  { change: (project) => issue(project, ...older), flags: () => older, makes: ['mail'] },
  {
    change: async (project) => {
      for (const number of ['2', '3']) await withdraw(project, number);
    },
  },
];

async function withdraw(project: TestProject, number: string): Promise<void> {
  await issue(project, '--withdraw', number, '--reason', 'A crate was counted twice');
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { inPart } from '../testing/in-part.ts';
import { interruptBuild } from '../testing/interrupt.ts';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
  const depth = 40;
  // Within the bounds of a template, and slow: it writes nothing.
  const asks = '{{#if (is "a" "b")}}x{{/if}}'.repeat(60);
  const endless = `${'{{#each @root.bottomLine}}'.repeat(depth)}${asks}${'{{/each}}'.repeat(depth)}`;
  project.edit('templates/briefing.hbs', '<body>', `<body>${endless}`);
});
afterAll(() => project.dispose());

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

it.each(inPart(signals, 3))(
  '%s ends a build whose template takes long, and leaves what was there',
  async (signal, code) => {
    // What comes before the template takes half a second.
    const moment = { signal, moment: ({ worked }: { readonly worked: number }) => worked > 1 };
    expect(await interruptBuild(project, 'harbours', moment)).toMatchObject({ code, stdout: '' });
  },
);

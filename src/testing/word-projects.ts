import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './browser.ts';
import { filesAt } from './files.ts';
import { createHardProject } from './hard-pages.ts';
import { createProject, type TestProject } from './project.ts';
import { editions } from './word-changes.ts';
import { addKinds } from './word-kinds.ts';
import type { Moment } from './word-parts.ts';
import { addPeriods } from './word-periods.ts';
import { addSigns } from './word-signs.ts';

export interface WordProject {
  readonly make: () => TestProject;
  readonly moments?: readonly Moment[];
}

/** Projects whose pages have every word between them. */
export const wordProjects: Readonly<Record<string, WordProject>> = {
  'made-up': { make: () => createProject('made-up') },
  series: { make: () => createProject('series'), moments: [{ makes: ['mail'] }] },
  districts: { make: () => createProject('districts') },
  maps: { make: () => createProject('maps') },
  evidence: { make: () => createProject('evidence'), moments: [{ makes: ['mail'] }] },
  hard: { make: () => createHardProject() },
  shipped: { make: () => withFilesOf(projectRoot) },
  specimen: { make: () => createProject('specimen') },
  example: { make: exampleProject },
  signs: {
    make: () => createProject('series'),
    moments: [{ change: addSigns, flags: () => ['--draft', '--date', '2026-11-22'], makes: ['mail'] }],
  },
  kinds: { make: () => createProject('maps'), moments: [{ change: addKinds }] },
  periods: { make: emptyProject, moments: [{ change: addPeriods, makes: ['pdf'] }] },
  editions: { make: emptyProject, moments: editions },
};

/** The worked example, as of the publication of the made-up project. */
function exampleProject(): TestProject {
  const publication = 'data/publication.yaml';
  const text = filesAt(join(projectRoot, 'src/testing/cases/made-up')).read(publication);
  const project = withFilesOf(join(projectRoot, 'templates/example/series'));
  project.write(publication, text);
  return project;
}

function withFilesOf(folder: string): TestProject {
  const project = createProject();
  for (const part of ['data', 'templates/topics']) {
    rmSync(project.path(part), { recursive: true });
    cpSync(join(folder, part), project.path(part), { recursive: true });
  }
  return project;
}

/** A project with a publication, units and places, and without a topic or a source. */
function emptyProject(): TestProject {
  const project = createProject('series');
  for (const part of ['data/sources/ferries-2021.yaml', 'data/calculated.yaml', 'templates/topics/ferries.md'])
    project.remove(part);
  return project;
}

import { hardKinds } from './hard-kinds.ts';
import { hardLengths } from './hard-lengths.ts';
import type { FileTexts } from './hard-parts.ts';
import { hardWords } from './hard-words.ts';
import { largeTopics } from './large-topics.ts';
import { createProject, type TestProject } from './project.ts';

const topics: Readonly<Record<string, () => FileTexts>> = { ...hardLengths, ...hardKinds, ...hardWords };

/** Names of the briefings that are hard to set well, each with one thing in excess. */
export const hardPages: readonly string[] = Object.keys(topics);

/** A private copy of the project whose topics are these hard pages, or large topics; all their data are made up, and say so. */
export function createHardProject(names: readonly string[] = hardPages): TestProject {
  const project = createProject();
  project.remove('templates/topics');
  project.remove('data/sources');
  project.remove('data/definitions.yaml');
  for (const name of names) {
    const make = topics[name] ?? largeTopics[name];
    if (make === undefined) throw new Error(`there is no hard page "${name}"`);
    for (const [file, content] of Object.entries(make())) project.write(file, content);
  }
  project.write('data/places.yaml', JSON.stringify({ format: 1, places }));
  project.write('data/units.yaml', JSON.stringify({ format: 1, units }));
  return project;
}

const places = [
  { id: 'nowhere', name: 'Nowhere', level: 'country' },
  { id: 'amberwick', name: 'Amberwick', level: 'city', within: 'nowhere' },
  { id: 'long-place', name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', level: 'city' },
  {
    id: 'long-district',
    name: 'United Harbour Districts of Upper and Lower Coldhaven and the Isles',
    level: 'district',
  },
];

const units = [
  { id: 'calls', kind: 'count', text: { en: { one: 'call', other: 'calls' } }, column: { en: 'Calls' } },
  { id: 'percent', kind: 'share', text: { en: '%' }, column: { en: '%' } },
  { id: 'points', kind: 'points', text: { en: 'percentage points' } },
  { id: 'yuan', kind: 'money', text: { en: 'yuan' }, currency: 'CNY' },
  { id: 'times', kind: 'ratio', text: { en: 'times' } },
  { id: 'ship-times', kind: 'count', text: { en: 'attendances of registered harbour pilots' } },
];

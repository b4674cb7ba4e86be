import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadData } from '../data/load.ts';
import type { Data } from '../data/types.ts';
import { BriefError, formatFinding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { memoryFiles } from './checked.ts';
import { filesAt } from './files.ts';

/** The checkout, absolute. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** The product's own English words. */
export const smallLocale = createLocale('en-GB', loadLocale(filesAt(projectRoot), 'en-GB'));

/** Made-up data of a small project: one source with five statistics, and what they name. */
export const smallData: Readonly<Record<string, string>> = {
  'data/publication.yaml': `format: 1
name: { en: Desk, zh-CN: 编辑部 }
series: Figures
locale: en-GB
`,
  'data/places.yaml': `format: 1
places:
  - { id: lakeside, name: { en: Lakeside, zh-CN: 湖滨 }, level: city }
  - { id: hilltown, name: { en: Hilltown, zh-CN: 山城 }, level: city }
`,
  'data/units.yaml': `format: 1
units:
  - { id: cases, kind: count, text: { en: { one: case, other: cases }, zh: 起 } }
  - { id: people, kind: count, text: { en: { one: person, other: people }, zh: 人 } }
  - { id: percent, kind: share, text: { en: "%", zh: "%" } }
  - { id: points, kind: points, text: { en: percentage points, zh: 个百分点 } }
  - { id: times, kind: ratio, text: { en: times, zh: 倍 } }
  - { id: yuan, kind: money, text: { en: yuan, zh: 元 }, currency: CNY }
  - { id: us-dollars, kind: money, text: { en: US dollars, zh: 美元 }, currency: USD }
  - { id: yuan-per-us-dollars, kind: ratio, text: { en: yuan per US dollar, zh: 元兑一美元 } }
  - { id: cases-per-100000-people, kind: ratio, text: { en: "cases per 100,000 people", zh: 起每十万人 } }
`,
  'data/sources/bulletin.yaml': `format: 1
title: { en: Bulletin of Lakeside, zh-CN: 湖滨公报 }
publisher: Lakeside Office
published: 2024-01-15
kind: Bulletin
channel: document
language: en
primary: true
reported-by: { en: Lakeside Police, zh-CN: 湖滨警方 }
grade: B
next: none
statistics:
  - { id: thefts-2022, measure: { en: Thefts recorded, zh-CN: 盗窃 }, value: 66000, unit: cases, place: lakeside, period: 2022, recorded: true, literal: "66,000", paragraph: 1 }
  - { id: thefts-2023, measure: { en: Thefts recorded, zh-CN: 盗窃 }, value: 38000, unit: cases, place: lakeside, period: 2023, recorded: true, literal: "38,000", paragraph: 1 }
  - { id: night-thefts-2023, measure: Thefts at night, value: 1292, unit: cases, place: lakeside, period: 2023, part-of: thefts-2023, literal: "1,292", paragraph: 2 }
  - { id: stolen-2023, measure: Value of stolen goods, value: 705000000, qualifier: more-than, unit: yuan, place: lakeside, period: 2023, literal: over 705 million yuan, paragraph: 3 }
  - { id: solved-share-2023, measure: Share solved, value: 80.7, unit: percent, place: lakeside, period: 2023, literal: 80.7%, paragraph: 4 }
`,
};

/** Small data on disk, with `files` in place of or beside its own; an empty text takes one away. */
export interface ProjectFolder {
  readonly root: string;
  readonly files: Files;
  readonly dispose: () => void;
}

/** Writes the small project to a folder of its own. */
export function smallProject(files: Readonly<Record<string, string | Uint8Array>> = {}): ProjectFolder {
  const root = mkdtempSync(join(tmpdir(), 'briefpress-test-'));
  for (const [name, content] of Object.entries({ ...smallData, ...files })) {
    if (content === '') continue;
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return { root, files: filesAt(root), dispose: () => rmSync(root, { recursive: true, force: true }) };
}

/** The small project's data. */
export function loadSmall(files: Readonly<Record<string, string | Uint8Array>> = {}): Data {
  const all = Object.entries({ ...smallData, ...files }).filter(([, content]) => content !== '');
  return loadData(memoryFiles(Object.fromEntries(all)));
}

/** The findings that stop the small project's data from loading, as `check` prints them; none where they load. */
export function smallFindings(files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  try {
    loadSmall(files);
    return [];
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return error.findings.map(formatFinding);
  }
}

/** A data file of formulas, one statistic for each. */
export function calculatedFile(formulas: Readonly<Record<string, string>>): string {
  const items = Object.entries(formulas).map(
    ([id, formula]) => `  - { id: ${id}, measure: "About ${id}", formula: "${formula}" }\n`,
  );
  return `format: 1\ncalculated:\n${items.join('')}`;
}

/** The source of the small project with further statistics, each a YAML flow mapping. */
export function sourceWith(...statistics: readonly string[]): string {
  return `${smallData['data/sources/bulletin.yaml'] ?? ''}${statistics.map((record) => `  - ${record}\n`).join('')}`;
}

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('series');
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const publication = 'data/publication.yaml';

/** The engine's English, as a project had it before tables, ranks, statuses and financial years had words. */
function olderLocale(): string {
  const newer =
    /^ {2}(rank-|ordinal|status-|sign-|missing-|decimals-|gone-|missing-in-|[a-z-]*quarter|[a-z-]*week|half-year|financial)/;
  const lines = project.read('templates/locales/en-GB.yaml').split('\n');
  const kept = lines.filter((line) => !newer.test(line));
  expect(kept.length).toBeLessThan(lines.length - 30);
  return kept.join('\n');
}

it('a project of an earlier version, with a locale and a CSV of its own, builds as it is', async () => {
  project.write('templates/locales/en-IE.yaml', olderLocale());
  project.edit(publication, 'locale: en-GB', 'locale: en-IE');
  project.write(
    'data/sources/ferries-2021.csv',
    'id,measure,value,unit,place,period,literal,paragraph\nsouthbank-crew-2021,Trips by night,1292,trips,southbank,2021,"1,292 trips",9\n',
  );
  expect((await project.call(['check'])).stdout).toBe('');
  const built = await project.call(['--topic', 'ferries', '--format', 'html', '--date', '2022-03-01']);
  expect(built, built.stderr).toMatchObject({ code: 0 });
  expect(project.read('templates/locales/en-IE.yaml')).toBe(olderLocale());
});

it.each([
  [publication, 'format: 1', 'format: 2', 'publication.yaml:1:'],
  ['data/sources/ferries-2021.yaml', 'format: 1', 'format: 2', 'ferries-2021.yaml:1:'],
])('%s of a later version is told as such', async (file, old, later, where) => {
  project.edit(file, old, later);
  const { code, stdout } = await project.call(['check']);
  expect(code).toBe(3);
  expect(stdout).toContain(where);
  expect(stdout).toContain('this is format 2, and this version of Briefpress reads format 1; use a newer version');
});

it.each([
  ['format: 1\n', '', '"format" is missing; write 1'],
  ['format: 1', 'format: one', '"format" must be one of 1'],
])('a format that is none is told: %j', async (old, wrong, told) => {
  project.edit(publication, old, wrong);
  expect((await project.call(['check'])).stdout).toContain(told);
});

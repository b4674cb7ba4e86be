import { afterAll, expect, test } from 'vitest';
import { createProject } from '../testing/project.ts';

const project = createProject('maps');
afterAll(() => project.dispose());

/** What a build of the project writes and says. */
async function build(): Promise<{ readonly page: string; readonly said: string }> {
  const { code, stderr } = await project.call(['--topic', 'districts', '--format', 'html']);
  expect(`${code} ${stderr}`).toMatch(/^0 /);
  return { page: project.read('out/districts.html'), said: stderr };
}

test('a scatter and maps are built, told and renewed', async () => {
  const { page } = await build();
  expect(page).toContain('boundaries: © Made-up Mapping Office (CC BY 4.0), Albers equal-area projection');
  expect(page).toContain('2 of 15 areas have no value');
  expect(page).toContain('not drawn, since one of the two values is not there: Inchley and Larkfield');
  expect(page).toMatch(/Across: Median monthly rent, pounds; up: Unemployment rate, %\. Dunmere: 1,129, 8\.1%;/);
  expect(page).toMatch(/aria-label="Map: [^"]*Highest 8\.5% \(Netherby\), lowest 3\.1% \(Ashford Vale\)/);
  expect((await build()).said).toContain('up to date');

  project.write('data/maps/districts.yaml', project.read('data/maps/districts.yaml').replace('Mapping', 'Maps'));
  expect((await build()).page).toContain('© Made-up Maps Office');

  // A border that moves is another page, though no value differs.
  const moved = project.read('data/maps/districts.geojson').replaceAll('[12.', '[12.0');
  project.write('data/maps/districts.geojson', moved);
  expect((await build()).said).not.toContain('up to date');
});

test('features meet places by their names', async () => {
  project.reset();
  const names = [...project.read('data/places.yaml').matchAll(/name: ([^,]+), level: district.*own: (N\d+)/g)];
  const named = names.reduce(
    (text, [, name, code]) => text.replaceAll(`{"code":"${code}"}`, `{"name":"${name}"}`),
    project.read('data/maps/districts.geojson'),
  );
  project.write('data/maps/districts.geojson', named);
  project.edit('data/maps/districts.yaml', 'code: own\nproperty: code', 'code: name\nproperty: name');
  expect((await build()).page).toContain('2 of 15 areas have no value');
  project.write('data/maps/districts.geojson', named.replace('"Dunmere"', '"Dun Mere"'));
  expect((await build()).page).toMatch(/\d of 15 areas have no value; not on the map: Dunmere/);
});

import { afterAll, expect, test } from 'vitest';
import { aimed, doors, openDoor } from './testing/doors.ts';
import { createProject } from './testing/project.ts';
import { fileDoors } from './testing/text-doors.ts';

const project = createProject();
afterAll(() => project.dispose());

// One in twenty of what markup-doors.slow.test.ts tries: another vector for each door, and all of each in the end.
const tried = doors.flatMap((door, nth) =>
  door.vectors
    .filter((_, index) => (index * 7 + nth * 3) % 20 === 0)
    .map((vector) => [door.file, vector, door] as const),
);

test.each(tried)('by way of %s, %s is a finding with its place', async (file, vector, door) => {
  project.reset();
  openDoor(project, door, vector);
  const { code, stdout } = await project.call(['check']);
  expect(code, aimed(vector)).toBe(3);
  expect(stdout).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:\\d+:\\d+: error: `, 'm'));
});

test.each(fileDoors)('a hostile picture, logo or palette is a finding in $file', async ({ file, open }) => {
  project.reset();
  open(project);
  const { code, stdout } = await project.call(['check']);
  expect(code).toBe(3);
  expect(stdout).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:\\d+:\\d+: error: `, 'm'));
});

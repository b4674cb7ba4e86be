import { expect, it } from 'vitest';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { calledAs, inCalledWords } from './called-as.ts';

it('is the script of npm in the repository, and the program elsewhere', () => {
  const engine = temporaryFolder();
  expect(calledAs(projectRoot, {})).toBe('npm run brief --');
  expect(calledAs(engine, {})).toBe('briefpress');
  expect(calledAs(engine, { npm_command: 'exec' })).toBe('npx briefpress');
  removeFolder(engine);
});

it.each([
  ['run "briefpress doctor --install"', 'run "npx briefpress doctor --install"'],
  ['`briefpress --topic ID`, or briefpress [command]', '`npx briefpress --topic ID`, or npx briefpress [command]'],
  ['a folder .briefpress that', 'a folder .briefpress that'],
  ['/home/briefpress is full', '/home/briefpress is full'],
  ['Briefpress builds', 'Briefpress builds'],
  ['npx briefpress doctor', 'npx briefpress doctor'],
  ['node_modules/briefpress is', 'node_modules/briefpress is'],
])('%s', (message, words) => {
  expect(inCalledWords(message, 'npx briefpress')).toBe(words);
});

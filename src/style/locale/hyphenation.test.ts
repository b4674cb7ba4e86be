import { expect, it } from 'vitest';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { openHyphenation } from './hyphenation.ts';

const shipped = filesAt(projectRoot);

it.each([
  ['en-GB', 'administrations', 'admin-is-tra-tions'],
  ['en-IE', 'administrations', 'admin-is-tra-tions'],
  ['en-US', 'telecommunications', 'telecom-mu-ni-ca-tions'],
  ['de-DE', 'Arbeitslosenquoten', 'Arbeits-lo-sen-quoten'],
  ['de-AT', 'Bevölkerungsentwicklung', 'Bevöl-ke-rungs-ent-wick-lung'],
  ['fr-FR', 'approvisionnements', 'appro-vi-sion-ne-ments'],
  ['nl-NL', 'arbeidsongeschiktheid', 'arbeidsongeschiktheid'],
  ['en-GB', 'something', 'some-thing'],
  ['en-GB', 'through', 'through'],
])('%s parts %s', (tag, word, parted) => {
  expect(openHyphenation(shipped, tag)(word).join('-')).toBe(parted);
});

it('takes the patterns of a project for a language that the engine has none for', () => {
  const own = {
    ...shipped,
    list: () => ['nl.txt'],
    read: () => '# Dutch\n1ge1 s1on\nschikt-heid\n',
  };
  const part = openHyphenation(own, 'nl-NL');
  expect(part('arbeidsongeschikt')).toEqual(['arbeids', 'on', 'ge', 'schikt']);
  expect(part('schiktheid')).toEqual(['schikt', 'heid']);
});

import { expect, it } from 'vitest';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { spaceMarks } from './mark-spaces.ts';

const french = createLocale('fr-FR', loadLocale(filesAt(projectRoot), 'fr-FR'));

it.each([
  ['<p>Quoi ?</p>', '<p>Quoi^?</p>'],
  ['<p class="a ; b">x ; <b>y</b> !</p>', '<p class="a ; b">x^; <b>y</b>^!</p>'],
  ['<p><i lang="en">Crime: why?</i> : oui ;</p>', '<p><i lang="en">Crime: why?</i>~: oui^;</p>'],
  ['<div lang="en">a<br>b: c <img alt="d: e">f; g</div>', '<div lang="en">a<br>b: c <img alt="d: e">f; g</div>'],
  [
    '<style>a { b: c; }</style><title>d: e</title><svg><text>f: g</text></svg>h: i',
    '<style>a { b: c; }</style><title>d: e</title><svg><text>f: g</text></svg>h~: i',
  ],
])('%s', (written, expected) => {
  const told = spaceMarks(`<html lang="fr-FR">${written}</html>`, french);
  expect(told.replaceAll('\u00a0', '~').replaceAll('\u202f', '^')).toBe(`<html lang="fr-FR">${expected}</html>`);
});

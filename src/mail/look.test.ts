import { expect, test } from 'vitest';
import { loadTheme } from '../style/theme/load.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { mailLook } from './look.ts';

const { tokens } = loadTheme(filesAt(projectRoot), 'rust');

test('a rule is written into the element, and what is for some screens into the head', () => {
  const look = mailLook(
    '/* .no {} */ .head { color: var(--accent);\n margin: 0 }\n@media print { .head { color: red } }',
    tokens,
  );
  expect(look.of('head').html).toBe(`class="head" style="color: ${tokens.colours.accent}; margin: 0"`);
  expect(look.style.html).toBe('<style>@media print { .head { color: red } }</style>');
});

test('what there is not is told with what there is', () => {
  expect(() => mailLook('.head { margin: 0 }', tokens).of('haed')).toThrow('uses the rule "haed"');
  expect(() => mailLook('.head { color: var(--acent) }', tokens)).toThrow('uses the unknown variable "--acent"');
});

import { expect, test } from 'vitest';
import { loadTheme } from '../style/theme/load.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { mailStyle } from './style.ts';

const { tokens } = loadTheme(filesAt(projectRoot), 'rust');

test('a rule is written into the element, and what is for some screens into the head', () => {
  const style = mailStyle(
    '/* .no {} */ .head { color: var(--accent);\n margin: 0 }\n@media print { .head { color: red } }',
    tokens,
  );
  expect(style.of('head').html).toBe(`class="head" style="color: ${tokens.colours.accent}; margin: 0"`);
  expect(style.head.html).toBe('<style>@media print { .head { color: red } }</style>');
});

test('an unknown rule or variable is refused with the known ones', () => {
  expect(() => mailStyle('.head { margin: 0 }', tokens).of('haed')).toThrow('uses the rule "haed"');
  expect(() => mailStyle('.head { color: var(--acent) }', tokens)).toThrow('uses the unknown variable "--acent"');
});

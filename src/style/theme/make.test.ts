import { expect, test } from 'vitest';
import { parseYaml } from '../../data/yaml.ts';
import { projectRoot } from '../../testing/browser.ts';
import { filesAt } from '../../testing/files.ts';
import { checkTheme } from './check.ts';
import { contrast, lightness } from './colour.ts';
import { coloursOfHue, retitle } from './make.ts';
import { tokensSchema } from './tokens.ts';

const house = filesAt(projectRoot).read('templates/themes/ink-blue/tokens.yaml');

test('the colours of every hue pass, and print as the house does in greyscale', () => {
  for (let hue = 0; hue < 360; hue += 1) {
    const text = retitle(house, { name: 'Made', colours: coloursOfHue(hue) });
    const { value, locate } = parseYaml(text, { file: 'tokens.yaml', line: 1, column: 1 });
    const tokens = tokensSchema.parse(value);
    expect(checkTheme({ tokens, locate, css: [], remember: (_, make) => make() })).toEqual([]);
    expect(contrast(tokens.colours.accent, '#FFFFFF')).toBeGreaterThanOrEqual(9);
    expect(Math.abs(lightness(tokens.colours.accent) - 29)).toBeLessThan(1.5);
    expect(Math.abs(lightness(tokens.colours.context) - 60)).toBeLessThan(1.5);
  }
});

test.each([
  ['a name that YAML would read otherwise', 'yes: "#no"', 'yes: "#no"'],
  ['a plain name', 'Harbour', 'Harbour'],
])('%s is kept', (_, name, expected) => {
  const { value } = parseYaml(retitle(house, { name, colours: undefined }), { file: 't', line: 1, column: 1 });
  expect(tokensSchema.parse(value)).toMatchObject({ name: expected, colours: { accent: '#134775' } });
});

test('the logo of the theme that it is made from stays there', () => {
  const text = retitle(house.replace('name: Ink blue\n', 'name: Ink blue\nlogo-alt:\n  en: The desk\n'), {
    name: 'Made',
    colours: undefined,
  });
  expect(text).not.toContain('logo-alt');
  expect(text).toContain('colours:');
});

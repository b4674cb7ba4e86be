import { aimed, hostileLine } from './doors.ts';
import { hostileMarkup } from './hostile.ts';
import type { TestProject } from './project.ts';
import { tableSource } from './table-source.ts';

/** A place where somebody writes what a page shows, and how something hostile is put there. */
export interface TextDoor {
  readonly name: string;
  readonly open: (project: TestProject) => void;
}

/** All that is hostile, as a text of YAML has it. A comment would hide what follows it, and is never printed. */
const all = hostileLine.replaceAll('<!--', '');
const quoted = (text: string): string => JSON.stringify(`${text} ${all}`);

const topic = 'templates/topics/harbours.md';
const yearbook = 'data/sources/made-up-yearbook-2024.yaml';

/** A field of a file, from the line that it stands on, which is there once. */
function field(file: string, line: string): TextDoor {
  const found = /^(\s*(?:- )?)(?:([\w-]+): )?(.*)$/.exec(line);
  const [, indent = '', key, value = ''] = found ?? [];
  return {
    name: `${file}: ${key ?? value}`,
    open: (project) =>
      project.edit(file, `${line}\n`, `${indent}${key === undefined ? '' : `${key}: `}${quoted(value)}\n`),
  };
}

/** A field that the file has not yet, before a line of it. */
function added(file: string, before: string, key: string): TextDoor {
  return {
    name: `${file}: ${key}`,
    open: (project) => project.edit(file, `${before}\n`, `${key}: ${quoted('Words')}\n${before}\n`),
  };
}

const dataDoors = [
  field('data/publication.yaml', 'series: Made-up figures for tests'),
  field('data/publication.yaml', '  name: Made-up Harbour Office'),
  added('data/publication.yaml', 'page-size: A4', 'handling'),
  field('data/definitions.yaml', '    term: Call'),
  field('data/definitions.yaml', '    meaning: A made-up visit of a made-up ship, counted when its lines are ashore.'),
  field('data/places.yaml', '    name: Nowhere'),
  field('data/places.yaml', '    name: Birchmouth'),
  field(yearbook, 'title: Made-up yearbook of harbours'),
  field(yearbook, 'publisher: Made-up Harbour Office'),
  field(yearbook, 'kind: Made-up yearbook'),
  field(yearbook, 'reported-by: Made-up Harbour Office'),
  field(yearbook, 'note: Every value here is made up, for tests.'),
  field(yearbook, '    measure: Change in calls of ships recorded'),
  field(yearbook, '    literal: rose by 10%'),
];

const topicDoors = [
  field(topic, 'title: Calls at made-up harbours'),
  field(topic, 'place: Nowhere'),
  field(
    topic,
    'summary: Amberwick recorded more calls of ships than the year before, in a country that does not exist.',
  ),
  field(topic, 'compiled: Every value was made up so that a whole briefing can be printed and read back.'),
  field(topic, '  - Each value stands beside its source.'),
  field(topic, '  - The values are made up and mean nothing.'),
  field(topic, '  - text: A made-up page'),
  field(topic, '  label: Calls recorded, Birchmouth'),
  field(topic, 'title: Recorded calls differ from harbour to harbour'),
  field(topic, 'subtitle: Calls of ships recorded, Amberwick'),
  field(topic, 'title: Calls recorded at Amberwick in both years'),
  field(topic, 'reason: the harbours can be set side by side, for the office counted them alike'),
];

/** A page's words of the locale; those of other languages are files of the same kind. */
const locale: TextDoor = {
  name: 'templates/locales/en-GB.yaml: words',
  open: (project) => {
    const file = 'templates/locales/en-GB.yaml';
    const [before = '', words = ''] = project.read(file).split(/^(?=words:)/m);
    const opened = words.replace(/^( {2}(?!page)[\w-]+: )"?([^"\n\\\d|&]*)"?$/gm, (_, key: string, word: string) => {
      return `${key}${JSON.stringify(`${word} <img src=http://evil.example/a onerror=b>`)}`;
    });
    project.write(file, before + opened);
  },
};

const table: TextDoor = {
  name: 'data/sources/labour.csv: heads and cells',
  open: (project) => {
    const head = `Rate <iframe src=//evil.example></iframe>`;
    const place = `Lakeside <img src=http://evil.example/cell onerror=b>`;
    project.write(
      'data/sources/labour.yaml',
      tableSource['data/sources/labour.yaml'].replace('[Rate]', quotedHead(head)),
    );
    const cells = tableSource['data/sources/labour.csv'].replace('Rate', head).replaceAll('Lakeside', place);
    project.write('data/sources/labour.csv', cells);
    project.edit(
      'data/places.yaml',
      'places:\n',
      `places:\n  - { id: lakeside, name: ${JSON.stringify(place)}, level: city }\n  - { id: hilltown, name: Hilltown, level: city }\n`,
    );
    project.edit(
      'data/units.yaml',
      'units:\n',
      'units:\n  - { id: cases, kind: count, text: { en: { one: case, other: cases } } }\n',
    );
    project.edit(
      topic,
      '## Calls\n',
      '## Calls\n\n### Rates of both places\n\n```table\ntitle: Rates as they were reported\nsubtitle: Both places\nstatistics: ["places:jobless-rate of city"]\n```\n',
    );
  },
};
const quotedHead = (head: string): string => `[${JSON.stringify(head)}]`;

/** Doors of words: each is a finding, or printed as it is written. */
export const textDoors: readonly TextDoor[] = [...dataDoors, ...topicDoors, locale, table];

/** What hostile text a Vega-Lite specification may have; of its data there is nothing to write. */
const specifications = [
  `mark: { type: text, text: ${JSON.stringify(all)} }`,
  `mark: { type: image, url: "http://evil.example/vega" }`,
  `mark: { type: bar, href: "http://evil.example/href" }`,
  `mark: { type: bar, fill: "url(http://evil.example/fill)" }`,
  `mark: { type: bar, tooltip: ${JSON.stringify(all)} }`,
  `mark: bar\ndescription: ${JSON.stringify(all)}`,
  `mark: bar\nusermeta: { embedOptions: { loader: "http://evil.example/loader" } }`,
  `mark: bar\nconfig: { font: "x; background: url(http://evil.example/font)" }`,
  `mark: bar\nconfig: { axis: { labelExpr: "warn('a')" } }`,
  `mark: bar\ntransform: [{ lookup: label, from: { data: { url: "http://evil.example/lookup" }, key: a } }]`,
  `mark: bar\nparams: [{ name: a, bind: { input: text, element: "body" } }]`,
];
const encoding = (title: string): string => `encoding:
  x: { field: value, type: quantitative, title: ${title} }
  y: { field: label, type: nominal, title: null }`;

function vega(name: string, rest: string): TextDoor {
  return {
    name: `a specification with ${name.replace(/\s+/g, ' ').slice(0, 60)}`,
    open: (project) => {
      const block = `title: Calls recorded as a specification draws them\nsubtitle: Harbours\ndata: { statistics: [amberwick-calls-2023, birchmouth-calls-2023, coldhaven-calls-2023, drumsay-calls-2023] }\nlabel: place`;
      project.edit(
        topic,
        '## Calls\n',
        `## Calls\n\n### Calls recorded\n\n\`\`\`vega-lite\n${block}\n${rest}\n\`\`\`\n`,
      );
    },
  };
}

export const vegaDoors: readonly TextDoor[] = [
  ...specifications.map((lines) => vega(lines, `${lines}\n${encoding('null')}`)),
  vega('a title of an axis', `mark: bar\n${encoding(JSON.stringify(all))}`),
];

/** Drawings with something hostile in them, as somebody may put them beside a topic or take for a logo. */
export const hostileDrawings: readonly string[] = [
  ...hostileMarkup.map((vector) => drawing(aimed(vector))),
  ...['script', 'image href="http://evil.example/p"', 'text', 'foreignObject'].map((name) =>
    drawing(
      `<x:${name} xmlns:x="http://www.w3.org/2000/svg">fetch("http://evil.example/prefix")</x:${name.split(' ')[0]}>`,
    ),
  ),
  drawing('<x:img xmlns:x="http://www.w3.org/1999/xhtml" src="http://evil.example/html"/>'),
  drawing('<title><img xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example/title"/></title>'),
  drawing('<metadata><script>fetch("http://evil.example/metadata")</script></metadata>'),
  `<?xml-stylesheet href="http://evil.example/sheet"?>${drawing('')}`,
  `<!DOCTYPE svg [<!ENTITY a SYSTEM "http://evil.example/entity">]>${drawing('&a;')}`,
];

function drawing(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><rect width="9" height="9"/>${inside}</svg>`;
}

/** Other files by which something may come in: each is a finding that names the file. */
export const fileDoors: readonly { readonly file: string; readonly open: (project: TestProject) => void }[] = [
  {
    file: 'templates/topics/harbours.md',
    open: (project) => {
      project.write('templates/topics/images/quay.svg', drawing('<image href="http://evil.example/quay"/>'));
      project.edit(topic, '## Calls\n', '## Calls\n\n![A quay](images/quay.svg "Office")\n');
    },
  },
  {
    file: 'templates/topics/harbours.md',
    open: (project) => project.edit(topic, '## Calls\n', '## Calls\n\n![A quay](http://evil.example/quay.png)\n'),
  },
  {
    file: 'templates/topics/harbours.md',
    open: (project) => {
      project.write('templates/topics/images/quay.png', `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`);
      project.edit(topic, '## Calls\n', '## Calls\n\n![A quay](images/quay.png)\n');
    },
  },
  {
    file: 'templates/themes/rust/logo.svg',
    open: (project) =>
      project.write('templates/themes/rust/logo.svg', drawing('<image href="http://evil.example/logo"/>')),
  },
  {
    file: 'templates/palettes/slate.yaml',
    open: (project) => {
      const tokens = project.read('templates/themes/rust/tokens.yaml');
      const colours = /^colours:\n(?: .*\n)+/m.exec(tokens)?.[0] ?? '';
      const opened = colours.replace(/"#[0-9A-Fa-f]{6}"/, '"red;background:url(http://evil.example/a)"');
      project.write('templates/palettes/slate.yaml', `format: 1\n${opened}`);
    },
  },
];

import { dataFormat, placeLevels } from '../fields.ts';
import { writeYaml } from '../yaml.ts';
import type { TableDescription } from './description.ts';
import type { Guess } from './guess.ts';
import { daysIn } from './release-date.ts';

/** What is said of a source that was found as a table file. */
export interface StarterContext {
  /** The name of the table file in data/sources. */
  readonly file: string;
  /** Id of the source. */
  readonly id: string;
  readonly language: string;
  /** The language of the publication, in which the page says what kind of source it is. */
  readonly pageLanguage: string;
  /** The cell that tells the day of its release, where it has one. */
  readonly dateCell: string | undefined;
  /** Ids of the units that the project knows. */
  readonly units: ReadonlySet<string>;
  /** Whether the project knows no places, so that the table makes those that it names. */
  readonly makesPlaces: boolean;
  /** YYYY-MM-DD, where the file tells no date of its own. */
  readonly today: string;
}

const english = { kind: 'Statistical table', publisher: 'Publisher' };

/** What a page says of a source that its file does not tell, by language. */
const wordsOfSource: Readonly<Record<string, typeof english>> = {
  de: { kind: 'Statistische Tabelle', publisher: 'Herausgeber' },
  fr: { kind: 'Tableau statistique', publisher: 'Organisme' },
  zh: { kind: '统计表', publisher: '发布机构' },
};

/** A description as it is first written. */
export interface StarterSource {
  readonly text: string;
  /** What the file does not tell, in words. */
  readonly undecided: readonly string[];
}

/** The text of `data/sources/<id>.yaml` for a table file, with what was found in it and what the author is to complete. */
export function starterSource(guess: Guess, context: StarterContext): StarterSource {
  const { file, id, language, dateCell, makesPlaces, today } = context;
  const said = wordsOfSource[context.pageLanguage.split('-')[0] ?? ''] ?? english;
  const day = dateCell === undefined ? newestDay(guess.notes, language) : { cell: dateCell };
  const publisher = publisherIn(guess.notes);
  const isOther = language.split('-')[0] !== context.pageLanguage.split('-')[0];
  const counted = guess.tables.map((table) => withUnits(table, context.units));
  const made = makesPlaces ? counted.map((table) => withPlaces(table, isOther ? 'mul' : language)) : counted;
  const undecided = [
    ...guess.undecided,
    ...sayUnits(guess.tables, context.units),
    ...sayPlaces(made, isOther ? context.pageLanguage : undefined),
    ...(publisher === undefined ? ['who published it: set `publisher`'] : []),
    ...(day === undefined ? [`when it was published: \`published\` has the day of today, ${today}`] : []),
  ];
  const named = file.replace(/\.[^.]*$/, '') === id;
  const head = {
    format: dataFormat,
    title: guess.titleCell === undefined ? guess.title || id : { cell: guess.titleCell },
    publisher: publisher ?? said.publisher,
    published: day ?? today,
    kind: said.kind,
    channel: 'series',
    language,
    primary: true,
    grade: 'A',
    next: 'unknown',
  };
  const tables = made.map((table): TableDescription => (named ? table : { file, ...table }));
  const notes = undecided.map((line) => `# Not decided: ${line}\n`).join('');
  const text = [
    '# yaml-language-server: $schema=../schema/source.json\n',
    '# Found in the table file; look through title, publisher, published, grade and next, and the units of measures.\n',
    notes,
    writeYaml(head),
    writeYaml({ tables }).replace(
      /heads:\n((?: +- \d+\n)+)/g,
      (_, rows: string) => `heads: [${rows.match(/\d+/g)?.join(', ')}]\n`,
    ),
  ].join('');
  return { text, undecided };
}

/** Measures in a unit of the file that the project does not know are counted as numbers, so that the project builds. */
function withUnits(table: TableDescription, units: ReadonlySet<string>): TableDescription {
  const measures = table.measures.map((one) => (isUnknown(one.unit, units) ? { ...one, unit: 'number' } : one));
  return { ...table, measures };
}

function sayUnits(tables: readonly TableDescription[], units: ReadonlySet<string>): readonly string[] {
  const unknown = tables.flatMap(({ measures }) => measures.filter(({ unit }) => isUnknown(unit, units)));
  return [...new Set(unknown.map(({ unit }) => unit))].map((unit) => {
    const ids = unknown.filter((one) => one.unit === unit).map(({ id }) => id);
    const named = ids.length > 4 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
    return `the unit "${unit}" of ${named}: \`unit: number\` stands there, which prints no unit; declare "${unit}" in data/units.yaml and name it in \`unit\``;
  });
}

function isUnknown(unit: string | undefined, units: ReadonlySet<string>): unit is string {
  return unit !== undefined && !units.has(unit);
}

/** What is to be told of places that tables make, for a page of another language too. */
function sayPlaces(tables: readonly TableDescription[], pageLanguage: string | undefined): readonly string[] {
  const levels = [...new Set(tables.flatMap((table) => table['new-places']?.level ?? []))];
  const same =
    pageLanguage === undefined || levels.length === 0
      ? []
      : [`whether its places are called the same in ${pageLanguage}: \`new-places\` has \`language: mul\``];
  return [
    ...levels.map((level) => `what kind of place its places are: \`new-places\` has \`level: ${level}\``),
    ...same,
  ];
}

/** The levels that heads say in other words than `level` knows, or in German or French. */
const levelsByHead: readonly (readonly [RegExp, (typeof placeLevels)[number]])[] = [
  [/hospital|school|university|airport|seaport/i, 'institution'],
  [/quartier|(?:stadt|orts)teil/i, 'neighbourhood'],
  [/arrondissement|bezirk|kreis/i, 'district'],
  [/gemeinde/i, 'municipality'],
  [/département/i, 'department'],
  [/kanton/i, 'canton'],
  [/bundesl/i, 'state'],
  [/région/i, 'region'],
  [/stadt|ville/i, 'city'],
  [/\bpays\b/i, 'country'],
];

/** With places made of the names in the table, where it has any, of the level that their column says. */
function withPlaces(table: TableDescription, language: string): TableDescription {
  const [head] = Object.entries(table.columns ?? {}).find(([, role]) => role === 'place') ?? [];
  if (head === undefined && table.place === undefined && !table['heads-say']?.includes('place')) return table;
  const level =
    placeLevels.find((each) => head?.toLowerCase().includes(each)) ??
    levelsByHead.find(([heads]) => heads.test(head ?? ''))?.[1] ??
    'region';
  const { measures, ...layout } = table;
  return { ...layout, 'new-places': { level, language }, measures };
}

/** The newest day on which a file says that it was made or updated; the line that names its publisher may end in one. */
function newestDay(notes: readonly string[], language: string): string | undefined {
  const days = notes
    .filter((note) => /updat|releas|publish|stand|date|©|as of|version|mise à jour|source|quelle|来源|发布/i.test(note))
    .flatMap((note) => daysIn(note, language));
  return days.toSorted().at(-1);
}

function publisherIn(notes: readonly string[]): string | undefined {
  for (const note of notes) {
    const found =
      /(?:^|[.;|]\s*)(?:data )?(?:source|quelle|publisher|herausgeber|éditeur|(?:数据)?来源|发布机构)\s*[:;：]\s*([^;|\n]{2,120})/iu.exec(
        note,
      )?.[1] ?? /^©\s*([^,|]{3,80})/.exec(note)?.[1];
    const name = found === undefined ? '' : bareName(found);
    if (name !== '') return name;
  }
  return undefined;
}

/** A name without what follows it: the next sentence, a date, the name of a table or a page. */
function bareName(text: string): string {
  const [sentence = ''] = text.split(/(?<=\p{Ll}{3}\)?)[.](?:\s|$)|。/u);
  const [name = ''] = sentence.split(/,?\s*(?:\(?\d|\b(?:table|tabelle|tableau|retrieved|abgerufen|https?:)\b|，)/iu);
  return name.replace(/[\s,(–—-]+$/, '').trim();
}

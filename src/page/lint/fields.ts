import type { Briefing, Tile } from '../../compose/briefing.ts';
import type { TableFigure } from '../../compose/figure.ts';
import type { Html } from '../../compose/html.ts';
import type { ContentsLine } from '../contents.ts';

/** What a template finds in a field: text, markup, the fields of a thing, or a list, each of whose items is one of these. */
export type Field = 'text' | 'html' | Fields | { readonly each: Field };
export type Fields = { readonly [name: string]: Field };

/** The field that a type of the program is, whatever of it may be missing; of a choice, what any of it has. */
type FieldOf<T> = [NonNullable<T>] extends [Html]
  ? 'html'
  : [NonNullable<T>] extends [string | number | boolean]
    ? 'text'
    : [NonNullable<T>] extends [readonly (infer Item)[]]
      ? { readonly each: FieldOf<Item> }
      : { readonly [Key in KeyOf<NonNullable<T>>]: FieldOf<ValueOf<NonNullable<T>, Key>> };
type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, Key extends PropertyKey> = T extends { readonly [K in Key]?: infer Value } ? Value : never;

/** A table as the page has it: in bodies, between which it may be broken. */
export interface PageTable extends TableFigure {
  readonly bodies: readonly { readonly part: string; readonly rows: TableFigure['rows'] }[];
  readonly whole: boolean;
}

interface PageTile extends Tile {
  readonly long: boolean;
  readonly wide: boolean;
}

/** What is for the program alone. */
type Inner = 'comparable' | 'drawings' | 'printed';

/** What the page's templates find: the briefing, and how it is shown. */
type PageView = Omit<Briefing, Inner | 'tiles' | 'sections' | 'disagreements' | 'data'> & {
  readonly tiles: readonly PageTile[];
  /** The first of them, where it is the picture of page 1. */
  readonly lead: PageTile;
  readonly sections: readonly (Omit<Briefing['sections'][number], 'blocks'> & {
    readonly blocks: readonly (Briefing['sections'][number]['blocks'][number] | PageTable)[];
  })[];
  readonly disagreements: PageTable;
  readonly data: PageTable;
  readonly caveats: boolean;
  readonly large: boolean;
  readonly screen: boolean;
  /** Whether it is page 1 whose head and foot are written. */
  readonly first: boolean;
  readonly logo: Html;
  readonly contents: readonly ContentsLine[];
};

const framed = {
  id: 'text',
  at: 'text',
  label: 'text',
  title: 'html',
  subtitle: 'html',
  source: 'html',
  note: 'html',
  kind: 'text',
} as const;
const cells = { each: { each: { content: 'html', kind: 'text', span: 'text' } } } as const;
const chart = { ...framed, chart: 'text', half: 'text', fullSource: 'html' } as const;
const table = {
  ...framed,
  columns: { each: { key: 'text', name: 'html', kind: 'text' } },
  rows: cells,
  keptRows: 'text',
  bodies: { each: { part: 'text', rows: cells } },
  whole: 'text',
} as const;
const tile = {
  at: 'text',
  label: 'html',
  value: 'html',
  support: 'html',
  grade: 'text',
  chart: 'text',
  long: 'text',
  wide: 'text',
} as const;
const notes = { each: { at: 'text', title: 'html', text: 'html' } } as const;
const htmls = { each: 'html' } as const;

const masthead = {
  claim: 'html',
  issuer: 'text',
  series: 'text',
  title: 'html',
  summary: 'html',
  facts: { each: { name: 'text', value: 'html' } },
  attribution: 'text',
  handling: 'text',
} as const;
const changed = {
  isFirst: 'text',
  title: 'html',
  counts: 'html',
  items: htmls,
  more: { id: 'text', text: 'text' },
} as const;
const sources = {
  each: {
    number: 'text',
    title: 'html',
    titleLang: 'text',
    description: htmls,
    url: 'text',
    firstUse: 'text',
  },
} as const;

/** The fields of `briefing.hbs` and its partials. */
export const pageFields = {
  name: 'text',
  topic: 'text',
  lang: 'text',
  dataAsAt: 'text',
  attached: 'html',
  caveats: 'text',
  large: 'text',
  screen: 'text',
  first: 'text',
  logo: 'html',
  licence: 'html',
  runningHead: 'html',
  runningFoot: 'html',
  firstFoot: 'html',
  compiled: 'html',
  reportError: 'text',
  citation: 'html',
  bottomLine: { each: { text: 'html', from: 'html' } },
  hero: chart,
  lead: tile,
  trust: htmls,
  strengths: htmls,
  limitations: htmls,
  masthead,
  changed,
  sources,
  properties: { title: 'text', author: 'text', subject: 'text', keywords: { each: 'text' } },
  edition: { published: 'text', number: 'text', draft: 'text' },
  contents: { each: { id: 'text', title: 'text', page: 'text' } },
  changes: {
    id: 'text',
    title: 'html',
    withdrawn: htmls,
    groups: { each: { id: 'text', title: 'text', items: htmls } },
  },
  tiles: { each: tile },
  entries: {
    each: {
      id: 'text',
      title: 'html',
      claim: 'html',
      value: 'html',
      label: 'html',
      picture: 'text',
      asAt: 'html',
      files: { each: 'text' },
      others: { each: 'text' },
    },
  },
  sections: {
    each: {
      id: 'text',
      at: 'text',
      number: 'text',
      title: 'html',
      blocks: { each: { ...table, ...chart, html: 'html', notes } },
    },
  },
  coverage: { sentence: 'html', figure: chart },
  disagreements: table,
  data: table,
  dataNotes: htmls,
  definitions: { each: { term: 'text', original: 'text', meaning: 'text' } },
  contact: { name: 'html', address: 'text' },
} as const satisfies FieldOf<PageView>;

/** What a program must give a template that has these fields: all of them, missing ones as null. */
export type GivenFields<F> = F extends 'text'
  ? string | number | boolean | null | undefined
  : F extends 'html'
    ? Html | null
    : F extends { readonly each: infer Item }
      ? readonly GivenFields<Item>[] | null
      : { readonly [Key in keyof F]: GivenFields<F[Key]> } | null;

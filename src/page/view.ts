import type { Block, Briefing, Coverage, Tile } from '../compose/briefing.ts';
import type { TableFigure } from '../compose/figure.ts';
import { type Html, html, plainText } from '../compose/html.ts';
import { BriefError } from '../project/errors.ts';
import type { Page } from './page.ts';

/** Strict templates reject a field that is not there, so the fields that a briefing may lack are there as null. */
export function viewOf(page: Page): object {
  const { briefing, contents, largePrint, medium } = page;
  const optional = {
    changes: null,
    disagreements: null,
    compiled: null,
    contact: null,
    reportError: null,
    licence: null,
  };
  const framed = (frame: Block): object => ({
    note: null,
    at: null,
    ...frame,
    ...(frame.kind === 'table' ? { bodies: bodiesOf(frame), whole: isWhole(frame) } : {}),
  });
  return {
    ...optional,
    ...briefing,
    caveats: briefing.strengths.length + briefing.limitations.length > 0,
    large: largePrint,
    screen: medium === 'screen',
    first: false,
    logo: logoMarkup(page) ?? null,
    contents: contents.length === 0 ? null : contents.map((line) => ({ page: null, ...line })),
    masthead: { handling: null, claim: null, ...briefing.masthead },
    bottomLine: briefing.bottomLine.map((point) => ({ from: null, ...point })),
    hero: briefing.hero === undefined ? null : framed(briefing.hero),
    entries:
      briefing.entries?.map((entry) => ({ title: null, value: null, label: null, picture: null, ...entry })) ?? null,
    changed: { more: null, ...briefing.changed },
    ...tilesOf(briefing),
    sections: briefing.sections.map((section) => ({ ...section, blocks: section.blocks.map(framed) })),
    coverage: { sentence: null, figure: null, ...coverageView(briefing.coverage, framed) },
    disagreements: briefing.disagreements === undefined ? null : framed(briefing.disagreements),
    data: briefing.data === undefined ? null : framed(briefing.data),
    definitions: briefing.definitions.map((definition) => ({ original: null, ...definition })),
    sources: briefing.sources.map((source) => ({ url: null, titleLang: null, ...source })),
  };
}

/** Where there is no picture of the subject, the first number is set large in its place. */
function tilesOf({ hero, tiles }: Briefing): object {
  const [first, ...others] = tiles.map((tile) => ({ chart: null, ...tile, long: isLong(tile), wide: isWide(tile) }));
  const isLead = hero === undefined && first !== undefined;
  return { lead: isLead ? first : null, tiles: isLead || first === undefined ? others : [first, ...others] };
}

/** Whether a number set large is too wide for its column. */
function isWide({ value }: Tile): boolean {
  const [, number = ''] = /<span class="number">(.*?)<\/span>/.exec(value.html) ?? [];
  return plainText({ html: number }).length > 9;
}

function coverageView(coverage: Coverage, framed: (frame: Block) => object): object {
  return 'figure' in coverage ? { figure: framed(coverage.figure) } : coverage;
}

/** The rows of a table as its bodies: its first rows, its last, and those between them, where a page may break it. */
function bodiesOf({ rows, keptRows }: TableFigure): readonly object[] {
  const parts = [
    { part: 'kept-rows', rows: rows.slice(0, keptRows) },
    { part: 'middle', rows: rows.slice(keptRows, -keptRows) },
    { part: 'kept-rows', rows: rows.slice(-keptRows) },
  ];
  return isWhole({ rows, keptRows }) ? [{ part: 'kept-rows', rows }] : parts.filter((part) => part.rows.length > 0);
}

function isWhole({ rows, keptRows }: Pick<TableFigure, 'rows' | 'keptRows'>): boolean {
  return rows.length < 2 * keptRows;
}

/** Whether a tile's number has more digits than stand on one of its lines at full size. */
function isLong({ value }: Tile): boolean {
  return /[\d.,]{11}/.test(plainText(value));
}

/** @throws BriefError data, where the theme does not say in this language what its logo says. */
function logoMarkup({ theme, locale }: Page): Html | undefined {
  const alt = theme.tokens['logo-alt'];
  if (theme.logo === undefined || alt === undefined) return undefined;
  const text = locale.text(alt);
  if (text !== undefined) return html`<img class="logo" src="${theme.logo.address}" alt="${text}">`;
  throw new BriefError('data', `templates/themes/${theme.name}/tokens.yaml: "logo-alt" has no text in ${locale.tag}`, {
    hint: `add it: logo-alt: { en: …, ${locale.tag}: … }`,
  });
}

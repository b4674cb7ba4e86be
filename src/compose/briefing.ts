import type { ChartRequest } from '../charts/types.ts';
import type { EditionStatus } from '../editions/history.ts';
import type { Printed } from '../editions/schema.ts';

/** Markup made by Briefpress itself, already escaped; the only thing that a template prints as it is. */
export interface Html {
  readonly html: string;
}

/** A number of page 1, with what a reader must know of it. */
export interface Tile {
  readonly at: string;
  readonly label: Html;
  readonly value: Html;
  readonly support: Html;
  readonly grade: string;
  /** Id of the before-and-after drawing, where both values were reported. */
  readonly chart?: string;
}

export interface Cell {
  readonly content: Html;
  readonly kind: 'text' | 'number' | 'head';
}

export interface Column {
  /** What the column is of, which tells its width. */
  readonly key: string;
  readonly name: Html;
  readonly kind: Cell['kind'];
}

/** What stands round every figure, chart or table. */
interface Framed {
  readonly id: string;
  /** Where it stands in the topic, `file:line:column`; none for what every briefing has. */
  readonly at?: string;
  readonly label: string;
  readonly title: Html;
  readonly subtitle: Html;
  readonly source: Html;
  readonly note?: Html;
}

export interface TableFigure extends Framed {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows stay together at either end of it, where a page breaks it; with fewer than two such ends it is whole. */
  readonly keptRows: number;
}

export interface ChartFigure extends Framed {
  readonly kind: 'chart';
  /** Id of the drawing. */
  readonly chart: string;
}

export interface ProseBlock {
  readonly kind: 'prose';
  readonly html: Html;
}

export interface ClaimBlock {
  readonly kind: 'claim';
  readonly id: string;
  readonly at: string;
  readonly title: Html;
}

export type Block = ProseBlock | ClaimBlock | TableFigure | ChartFigure;

export interface Section {
  readonly id: string;
  readonly at: string;
  readonly number: number;
  readonly title: Html;
  readonly blocks: readonly Block[];
}

export interface SourceEntry {
  readonly number: number;
  readonly title: Html;
  /** Language of the title, where it is not the page's. */
  readonly titleLang?: string;
  /** What it is, by whom, when, how it was read and how old it is. */
  readonly description: readonly Html[];
  readonly url?: string;
  /** Anchor of the first number that it is cited for. */
  readonly firstUse: string;
}

export interface Definition {
  readonly term: string;
  readonly original?: string;
  readonly meaning: string;
}

export interface Masthead {
  readonly issuer: string;
  readonly series: string;
  readonly title: Html;
  readonly summary: Html;
  readonly facts: readonly { readonly name: string; readonly value: Html }[];
  readonly attribution: string;
  readonly handling?: string;
}

/** What page 1 says of what changed: how much, and the most important of it. */
export interface Changed {
  /** Whether there is nothing that it could be compared with, so that nothing is told. */
  readonly isFirst: boolean;
  readonly title: Html;
  readonly counts: Html;
  readonly items: readonly Html[];
  /** The section that has all of it. */
  readonly more?: { readonly id: string; readonly text: string };
}

/** Everything that changed since an edition, by how it changed. */
export interface ChangesSection {
  readonly id: string;
  readonly title: Html;
  /** The editions that were withdrawn, and why. */
  readonly withdrawn: readonly Html[];
  readonly groups: readonly { readonly id: string; readonly title: string; readonly items: readonly Html[] }[];
}

/** A chart to draw, or the before-and-after bars of a tile. */
export interface Drawing extends Omit<ChartRequest, 'alt' | 'width'> {
  /** Otherwise it is written of what follows. */
  readonly alt?: string;
  /** Why the chart is there, for its alt text. */
  readonly reason?: string | undefined;
  readonly measure: string;
  readonly place: string;
  readonly period: string;
}

/** Where a briefing stands among the editions that were issued of it. */
export interface Edition {
  /** Date of publication, YYYY-MM-DD. */
  readonly published: string;
  /** Number of the issued edition that this content is; none where it was not issued. */
  readonly number?: number;
  readonly draft: boolean;
}

/** What of a briefing depends on when it is issued and on what was issued before. */
export interface Dated {
  readonly edition: Edition;
  /** What it is compared with; none: it is compared with nothing, as a first edition. */
  readonly history?: Omit<EditionStatus, 'edition'> | undefined;
}

/** The composed document of a topic: everything that the page says, in order, before it has any look. */
export interface Briefing {
  readonly name: string;
  readonly topic: string;
  readonly lang: string;
  readonly masthead: Masthead;
  /** Plain texts for the file's properties. */
  readonly properties: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly keywords: readonly string[];
  };
  readonly edition: Edition;
  /** Newest publication of a source that a printed statistic comes from, YYYY-MM-DD. */
  readonly dataAsAt: string;
  readonly runningHead: Html;
  readonly runningFoot: Html;
  readonly bottomLine: readonly Html[];
  readonly changed: Changed;
  /** All that changed since the edition that this one is compared with; none where nothing did. */
  readonly changes?: ChangesSection;
  /** What versions of it are compared by. */
  readonly comparable: Printed;
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  /** One figure, or several where one page cannot hold the rows. */
  readonly coverage: readonly ChartFigure[];
  readonly disagreements?: TableFigure;
  readonly data: TableFigure;
  readonly definitions: readonly Definition[];
  readonly compiled?: Html;
  readonly strengths: readonly Html[];
  readonly limitations: readonly Html[];
  readonly sources: readonly SourceEntry[];
  readonly contact?: { readonly name: Html; readonly address: string };
  /** Where the numbers can be had: the files that the PDF carries, by name. */
  readonly attached: Html;
  readonly reportError?: string;
  readonly licence?: Html;
  readonly citation: Html;
  /** The drawings to make, by the ids that figures and tiles name; their alt texts are written where they are drawn. */
  readonly drawings: readonly Drawing[];
  /** Ids of the statistics printed, in the order of their first use. */
  readonly printed: readonly string[];
}

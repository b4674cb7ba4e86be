import type { ChartRequest } from '../charts/request.ts';
import type { Printed } from '../editions/schema.ts';
import type { Edition } from './edition.ts';
import type { ChartFigure, TableFigure } from './figure.ts';
import type { Html } from './html.ts';

/** A key figure of page 1, with what a reader must know about it. */
export interface Tile {
  readonly at: string;
  readonly label: Html;
  readonly value: Html;
  readonly support: Html;
  readonly grade: string;
  /** Id of the before-and-after drawing, where both values were reported. */
  readonly chart?: string;
}

/** One thing that page 1 says, and in smaller letters who said it and what they left out. */
export interface KeyPoint {
  readonly text: Html;
  readonly from?: Html;
}

/** A note in the margin. */
export interface MarginNote {
  readonly at: string;
  readonly title: Html;
  readonly text: Html;
}

export interface ProseBlock {
  readonly kind: 'prose';
  readonly html: Html;
  /** What stands beside it in the margin. */
  readonly notes: readonly MarginNote[];
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

export interface DefinedTerm {
  readonly term: string;
  readonly original?: string;
  readonly meaning: string;
}

export interface Masthead {
  readonly issuer: string;
  readonly series: string;
  /** What the briefing is about. */
  readonly title: Html;
  /** What it found, the largest words of page 1; the title where its author claims nothing. */
  readonly claim?: Html;
  readonly summary: Html;
  readonly facts: readonly { readonly name: string; readonly value: Html }[];
  readonly attribution: string;
  readonly handling?: string;
}

/** What page 1 says about changes: how many there are, and the most important ones. */
export interface Changed {
  /** Whether there is no earlier edition to compare with, so that no change is listed. */
  readonly isFirst: boolean;
  readonly title: Html;
  readonly counts: Html;
  readonly items: readonly Html[];
  /** The section that lists all of them. */
  readonly more?: { readonly id: string; readonly text: string };
}

/** A briefing as an index names it. */
export interface IndexEntry {
  readonly id: string;
  /** What it is about, where its claim does not stand for that. */
  readonly title?: Html;
  readonly claim: Html;
  /** The number of its claim, or of its first key figure; missing where it has neither. */
  readonly value?: Html;
  /** What the number is of, where the claim does not say it. */
  readonly label?: Html;
  /** Id of the drawing. */
  readonly picture?: string;
  readonly asAt: Html;
  /** Names of its files. */
  readonly files: readonly string[];
  /** Names of its files in other languages. */
  readonly others: readonly string[];
}

/** Everything that changed since an edition, grouped by kind of change. */
export interface ChangesSection {
  readonly id: string;
  readonly title: Html;
  /** The editions that were withdrawn, and why. */
  readonly withdrawn: readonly Html[];
  readonly groups: readonly { readonly id: string; readonly title: string; readonly items: readonly Html[] }[];
}

/** Which places and periods the sources speak for: said, or drawn where a chart tells more. */
export type Coverage = { readonly sentence: Html } | { readonly figure: ChartFigure };

/** A chart to draw, or the before-and-after bars of a tile. */
export interface BriefingDrawing extends Omit<ChartRequest, 'alt' | 'width'> {
  /** Of the width of the page. */
  readonly share?: 'full' | 'half' | 'hero' | undefined;
  /** Where it is missing, it is written from the rows and the fields below. */
  readonly alt?: string;
  /** Why the chart is there, for its alt text. */
  readonly reason?: string | undefined;
  /** The figure's subtitle. */
  readonly measure: string;
}

/** The composed document of a topic: everything that the page says, in order, without colours, sizes or layout. */
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
  /** The foot of page 1, which names the attached data. */
  readonly firstFoot: Html;
  readonly bottomLine: readonly KeyPoint[];
  /** The picture of page 1. */
  readonly hero?: ChartFigure;
  /** How far to trust the figures. */
  readonly trust: readonly Html[];
  readonly changed: Changed;
  /** All changes since the edition that this one is compared with; missing where nothing changed. */
  readonly changes?: ChangesSection;
  /** Of an index: the briefings that stand beside it. */
  readonly entries?: readonly IndexEntry[];
  /** What later editions are compared with. */
  readonly comparable: Printed;
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  /** One figure, or several where the rows do not fit on one page. */
  readonly coverage: Coverage;
  readonly disagreements?: TableFigure;
  /** All statistics printed; missing where other tables show them, or where it would be long. */
  readonly data?: TableFigure;
  /** What a reader must know of single statistics. */
  readonly dataNotes: readonly Html[];
  readonly definitions: readonly DefinedTerm[];
  readonly compiled?: Html;
  readonly strengths: readonly Html[];
  readonly limitations: readonly Html[];
  readonly sources: readonly SourceEntry[];
  readonly contact?: { readonly name: Html; readonly address: string };
  /** Where to find the numbers: the names of the files that the PDF carries. */
  readonly attached: Html;
  readonly reportError?: string;
  readonly licence?: Html;
  readonly citation: Html;
  /** The drawings to make, by the ids that figures and tiles name; their alt texts are written where they are drawn. */
  readonly drawings: readonly BriefingDrawing[];
  /** Ids of the statistics printed, in the order of their first use, and of the missing values that it tells of. */
  readonly printed: readonly string[];
}

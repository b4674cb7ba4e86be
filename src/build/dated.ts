import type { BriefRequest } from '../brief.ts';
import type { Briefing } from '../compose/briefing.ts';
import type { EditionContext } from '../compose/edition.ts';
import type { EditionStatus } from '../editions/history.ts';
import type { Inputs, MadeFrom } from '../manifest/made-from.ts';
import { withPart } from './inputs.ts';

/** A briefing before it has a date. */
export interface Composed {
  /** The briefing with a date and a status among its editions; it is not composed again. */
  readonly withDate: (dated: EditionContext) => Briefing;
  /** What it is made from, whichever browser prints it. */
  readonly inputs: Inputs;
}

interface DatedFrom extends Composed, Pick<MadeFrom, 'published' | 'draft' | 'look'> {
  /** Which build of the browser prints. */
  readonly browser: string;
}

/** A briefing with a date and a status among its editions. */
export function datedAs(
  status: EditionStatus,
  { browser, inputs, withDate, ...given }: DatedFrom,
): Pick<BriefRequest, 'briefing' | 'made'> {
  const { edition: issued, baseline, withdrawn } = status;
  const { published, draft } = given;
  const briefing = withDate({
    edition: { published, draft, ...(issued === undefined ? {} : { number: issued.number }) },
    history: status,
  });
  // What changed also tells of values that are printed nowhere else, and why.
  const { standing, reasons } = briefing.comparable;
  const own = withPart(inputs, 'editions', JSON.stringify([status, standing, reasons]));
  return {
    briefing,
    made: (format) => ({
      ...given,
      edition: issued?.number ?? null,
      'compared-with': baseline === undefined ? null : nameBaseline(baseline),
      withdrawn: withdrawn.map(({ number }) => number),
      inputs: withPart(own, 'browser', format === 'pdf' ? browser : 'none'),
    }),
  };
}

/** The request for a planned briefing once its content is issued as an edition, whose date is YYYY-MM-DD. */
export function issuedAs(
  { request, status, ...composed }: Composed & { readonly request: BriefRequest; readonly status: EditionStatus },
  { number, date }: { readonly number: number; readonly date: string },
  browser: string,
): BriefRequest {
  const { look } = request.made('pdf');
  const issued = { ...status, edition: { number, date } };
  const { inputs, withDate } = composed;
  const dated = datedAs(issued, { published: date, draft: false, look, inputs, browser, withDate });
  return { ...request, formats: ['pdf'], ...dated };
}

function nameBaseline({ edition, date }: { readonly edition?: number; readonly date: string }): string {
  return edition === undefined ? `the version of ${date}` : `edition ${edition}`;
}

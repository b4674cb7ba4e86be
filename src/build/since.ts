import { isDate } from '../data/calendar.ts';
import { type Baseline, baselineOf } from '../editions/history.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { askPdf } from '../manifest/foreign.ts';
import { BriefError } from '../project/errors.ts';

/** What `--since` names: the version to compare with, of each briefing. */
export interface Since {
  /** Changes whenever what is compared with might. */
  readonly key: string;
  /** @throws BriefError usage, where the briefing has no such edition. */
  readonly choose: (briefing: string, editions: readonly EditionRecord[]) => Baseline;
}

/**
 * Reads `--since`: the number of an edition, a date (the edition that was the newest on it), or a PDF that carries its
 * data. Undefined where it was not given.
 * @throws BriefError usage or data, for a file that cannot be read or is not a briefing.
 */
export function readSince(asked: string | undefined): Since | undefined {
  if (asked === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(asked)) {
    return { key: asked, choose: chooseEdition(asked, ({ edition }) => edition === Number(asked)) };
  }
  if (isDate(asked)) return { key: asked, choose: chooseEdition(asked, ({ date }) => date <= asked) };
  if (!/\.pdf$/i.test(asked)) {
    throw new BriefError('usage', `--since is the number of an edition, a date or a PDF, not "${asked}"`, {
      hint: 'as --since 2, --since 2024-05-01 or --since out/old.pdf',
    });
  }
  const { baseline, sha256, briefing: other } = askPdf('baseline', asked);
  return {
    key: sha256,
    choose: (briefing) => {
      if (other === briefing) return baseline;
      throw new BriefError('usage', `${asked} is a briefing "${other}", and not "${briefing}"`, {
        hint: 'compare a briefing with an earlier version of itself',
      });
    },
  };
}

function chooseEdition(asked: string, wanted: (record: EditionRecord) => boolean): Since['choose'] {
  return (briefing, editions) => {
    const found = editions.findLast(wanted);
    if (found !== undefined) return baselineOf(found);
    const known = editions.map(({ edition, date }) => `${edition} (${date})`).join(', ');
    throw new BriefError('usage', `${briefing} has no edition "${asked}"`, {
      hint: known === '' ? 'none was issued yet' : `editions: ${known}`,
    });
  };
}

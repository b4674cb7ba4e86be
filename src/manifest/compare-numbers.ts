import { type KnownValue, meantValue, saysValue } from '../pdf/preflight/printed-value.ts';
import { numbersOf, type PrintedNumber, type PrintedWords } from '../pdf/preflight/printed-words.ts';
import type { Manifest, ManifestNumber } from './schema.ts';

/** A number that the pages print, beside the one that the manifest lists in its place; one of them may be missing. */
export interface PairedNumber {
  readonly printed?: PrintedNumber;
  readonly listed?: ManifestNumber;
}

/** The numbers of the pages beside those of the manifest, both in reading order. */
export function pairNumbers(
  words: Pick<PrintedWords, 'pieces'>,
  { numbers: listed, 'number-form': form }: Pick<Manifest, 'numbers' | 'number-form'>,
): readonly PairedNumber[] {
  const printed = numbersOf(words, form);
  const same = (a: PrintedNumber | undefined, b: ManifestNumber | undefined): boolean =>
    a !== undefined && b !== undefined && a.number === b.number && a.page === b.page;
  let end = 0;
  const shorter = Math.min(printed.length, listed.length);
  while (end < shorter && same(printed.at(-1 - end), listed.at(-1 - end))) end += 1;
  // If a number was lost or added, the numbers after it are still paired, counted from the end.
  const head = shorter - end;
  const pairs: PairedNumber[] = [];
  for (let index = 0; index < head; index += 1) pairs.push(pair(printed[index], listed[index]));
  for (const rest of printed.slice(head, printed.length - end)) pairs.push({ printed: rest });
  for (const rest of listed.slice(head, listed.length - end)) pairs.push({ listed: rest });
  for (let index = end; index > 0; index -= 1) pairs.push(pair(printed.at(-index), listed.at(-index)));
  return pairs;
}

function pair(printed: PrintedNumber | undefined, listed: ManifestNumber | undefined): PairedNumber {
  return { ...(printed === undefined ? {} : { printed }), ...(listed === undefined ? {} : { listed }) };
}

/** The differences between the printed numbers and the manifest's list, one sentence each. */
export function listDifferences(pairs: readonly PairedNumber[]): readonly string[] {
  return pairs.flatMap(({ printed, listed }) => {
    if (printed !== undefined && listed !== undefined) {
      if (printed.number === listed.number && printed.page === listed.page) return [];
      return [
        `page ${printed.page} prints ${printed.number} in "${around(printed)}"; the manifest lists ${named(listed)}`,
      ];
    }
    if (printed !== undefined)
      return [
        `page ${printed.page} prints ${printed.number} in "${around(printed)}", which the manifest does not list`,
      ];
    return listed === undefined ? [] : [`the manifest lists ${named(listed)}, which no page prints`];
  });
}

function named({ number, page, statistic }: ManifestNumber): string {
  return `${number} on page ${page}${statistic === undefined ? '' : `, of the statistic ${statistic}`}`;
}

/** The printed numbers that differ from the value in the attached table, one sentence each. */
export function valueDifferences(
  pairs: readonly PairedNumber[],
  values: ReadonlyMap<string, KnownValue>,
  { 'number-form': form }: Pick<Manifest, 'number-form'>,
): readonly string[] {
  return pairs.flatMap(({ printed, listed }) => {
    if (printed === undefined || listed?.statistic === undefined) return [];
    const { number, page } = printed;
    const known = values.get(listed.statistic);
    if (known === undefined)
      return [`page ${page} prints ${number} of the statistic ${listed.statistic}, which the attached table lacks`];
    const meant = meantValue(listed.kind, known);
    if (meant !== undefined && saysValue(printed, meant, form)) return [];
    return [
      `page ${page} prints ${number} in "${around(printed)}"; the attached table has ${meant?.value ?? 'no bound'} for the statistic ${listed.statistic}`,
    ];
  });
}

function around({ piece, index, number }: PrintedNumber): string {
  return piece.text.slice(Math.max(0, index - 20), index + number.length + 20).trim();
}

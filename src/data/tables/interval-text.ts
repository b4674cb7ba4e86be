import { type DecimalMark, readNumber, type WrittenNumber } from './number-text.ts';

/** A number with its bounds, as one text writes them: "12.3 (11.0–13.5)", "12.3 [11.0 to 13.5]", "12.3 ± 1.3". */
export interface WrittenInterval {
  readonly value: number;
  /** Digits of the value after the decimal mark. */
  readonly decimals: number;
  readonly lower: number;
  readonly upper: number;
}

const form =
  /^(?<value>[^([]*\d\s*%?)\s*[([]\s*(?<lower>[^()[\]]+?)\s*(?:[–—-]|\bto\b|\bbis\b|à|;|,\s)\s*(?<upper>[^()[\]]+?)\s*[)\]]$/u;

/** Undefined for a text that writes no number with two bounds around it. */
export function readInterval(text: string, mark: DecimalMark): WrittenInterval | undefined {
  const [, middle, half] = /^([^±]*\d)\s*%?\s*±\s*(\d[^±%]*)%?$/.exec(text) ?? [];
  if (middle !== undefined && half !== undefined)
    return around(readNumber(middle, mark), readNumber(half.trim(), mark));
  const groups = form.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const [value, lower, upper] = [groups.value, groups.lower, groups.upper].map((part) =>
    readNumber((part ?? '').trim(), mark),
  );
  if (value === undefined || lower === undefined || upper === undefined) return undefined;
  if (lower.value > value.value || value.value > upper.value) return undefined;
  return { value: value.value, decimals: value.decimals, lower: lower.value, upper: upper.value };
}

function around(middle: WrittenNumber | undefined, half: WrittenNumber | undefined): WrittenInterval | undefined {
  if (middle === undefined || half === undefined) return undefined;
  const { value, decimals } = middle;
  const end = (number: number): number => Number(number.toPrecision(12));
  return { value, decimals, lower: end(value - half.value), upper: end(value + half.value) };
}

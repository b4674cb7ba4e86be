import { datedRecords } from '../../data/dated-records.ts';
import type { Data } from '../../data/types.ts';
import type { Step } from '../../data/yaml.ts';
import { blank } from '../../topic/literals.ts';
import { type TextInLanguage, textsPerLanguage } from '../data-texts.ts';
import { findNumbers } from '../numbers/find.ts';
import { nounsOfData } from '../numbers/nouns.ts';
import { quantityIn } from '../numbers/quantity.ts';
import type { Checked, Fault, Rule } from '../rule.ts';
import { positionInText } from '../text-position.ts';

/** A number in a name of the data, which is printed wherever the name is. */
export const nameNumber: Rule = {
  name: 'name-number',
  run: (checked) => {
    const { data } = checked;
    const names = textsPerLanguage(data).filter(
      ({ record, field }) => printed[kindOf(record)]?.includes(field) === true,
    );
    return [...names, ...publicationNames(checked)].flatMap((name) => inName(name, checked));
  },
};

/** The fields of each kind of record that are printed as names. */
const printed: Readonly<Record<string, readonly string[]>> = {
  source: ['publisher', 'kind', 'event', 'reported-by'],
  statistic: ['reported-by'],
  event: ['name', 'title', 'by'],
  system: ['name', 'run-by'],
  place: ['name'],
  definition: ['term'],
  unit: ['text'],
};

function kindOf(record: string): string {
  return record.split(':')[0] ?? '';
}

type Name = Pick<TextInLanguage, 'record' | 'name' | 'text' | 'language' | 'at'>;

function publicationNames({ data: { publication }, publicationAt }: Checked): readonly Name[] {
  return (['name', 'series', 'handling'] as const).flatMap((field) => {
    const text = publication[field];
    if (text === undefined) return [];
    const all: readonly (readonly [string, string, readonly Step[]])[] =
      typeof text === 'string'
        ? [[publication.locale, text, [field]]]
        : Object.entries(text).map(([language, words]) => [language, words, [field, language]] as const);
    return all.map(([language, words, path]): Name => {
      return {
        record: 'publication:',
        name: `the ${field} of the publication`,
        text: words,
        language,
        at: () => publicationAt(path),
      };
    });
  });
}

function inName(name: Name, { data, read }: Checked): readonly Fault[] {
  const text = blank(name.text, ownWords);
  const reading = { language: name.language, nouns: nounsOfData(data) };
  const scaled = kindOf(name.record) === 'unit' ? /^[十百千万亿]+(?=\p{Script=Han})/u.exec(text)?.[0] : undefined;
  const [found] = findNumbers(text, reading).filter(
    ({ severity, number, offset }) => severity === 'error' && !isSymbol(name.record, text, offset, number),
  );
  if (found === undefined && scaled === undefined) return [];
  const counted = quantityIn(text, { ...reading, isName: true }) ?? scaled;
  const way = counted === undefined ? wayOut(name.record) : undefined;
  if (counted === undefined && way === undefined) return [];
  if (isKnown(name.record, counted ?? found?.number ?? '', data)) return [];
  const start = name.at();
  const offset = counted === undefined ? (found?.offset ?? 0) : text.indexOf(counted);
  const isQuantity = `"${counted}" in ${name.name} is a quantity; take it out of the name, and print it with {{stat "id"}} where it is needed`;
  const mayBe = `"${found?.number}" in ${name.name} may be a count; take it out of the name, or ${way}`;
  return [
    {
      ...positionInText(read(start.file), { start, text: name.text, offset }),
      severity: counted === undefined ? 'warning' : 'error',
      message: counted === undefined ? mayBe : isQuantity,
    },
  ];
}

/** "CO2", "m²": part of the sign of a unit. */
function isSymbol(record: string, text: string, offset: number, number: string): boolean {
  return kindOf(record) === 'unit' && (/\p{L}$/u.test(text.slice(0, offset)) || /^[²³]/.test(number));
}

/** A source's wording. */
const ownWords = /“[^”]*”|《[^》]*》/g;

/** How a name says that its number belongs to it. */
function wayOut(record: string): string | undefined {
  switch (kindOf(record)) {
    case 'event':
      return 'quote the name as its source writes it under "literals"';
    case 'system':
      return 'quote the name as its source writes it as the "literal" of a mention';
    case 'unit':
      return 'write it in the id of the unit too, as in cases-per-100000-people';
    case 'place':
      return 'give the name, or its number, under "also" or "codes"';
    default:
      return undefined;
  }
}

/** Whether the record says where the number of its name is from: a cell, a code or words of its source. */
function isKnown(record: string, number: string, data: Data): boolean {
  const id = record.slice(record.indexOf(':') + 1);
  switch (kindOf(record)) {
    case 'event':
      return (datedRecords(data).get(id)?.literals ?? []).some((literal) => literal.includes(number));
    case 'system':
      return (data.systems.get(id)?.mentions ?? []).some(({ literal = '' }) => literal.includes(number));
    case 'place': {
      const { also = [], codes = {} } = data.places.get(id) ?? {};
      return [...also, ...Object.values(codes).flat()].some((known) => known.includes(number));
    }
    case 'unit':
      return id.includes(number.replace(/[^\d]/g, '') || number);
    default:
      return false;
  }
}

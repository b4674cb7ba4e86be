import { type InputPart, inputParts, type MadeFrom } from '../manifest/made-from.ts';

type MadeFromChanges = Partial<Omit<MadeFrom, 'inputs'>> & {
  readonly statistics?: MadeFrom['inputs']['statistics'];
  readonly parts?: Partial<Record<InputPart, string>>;
};

/** What a made-up file says that it was made from, with what is given otherwise; hashes are filled up to their length. */
export function madeFrom({ statistics = {}, parts = {}, ...others }: MadeFromChanges = {}): MadeFrom {
  const same = { 'thefts-2022': 'a', 'thefts-2023': 'b' };
  const hashes = (values: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.padEnd(24, '0')]));
  const all = Object.fromEntries(inputParts.map((part) => [part, (parts[part] ?? '1').padEnd(24, '0')]));
  return {
    published: '2026-01-02',
    draft: false,
    edition: null,
    'compared-with': 'edition 1',
    withdrawn: [],
    look: { theme: 'rust', 'page-size': 'A4', 'large-print': false },
    inputs: { statistics: hashes({ ...same, ...statistics }), parts: all as Record<InputPart, string> },
    ...others,
  };
}

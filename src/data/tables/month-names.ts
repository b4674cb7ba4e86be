const tables = new Map<string, readonly (readonly string[])[]>();

/**
 * The month (1 to 12) that a name or an abbreviation of at least three letters means, in a language or in English.
 * Undefined for what is no month's name, or that of several.
 */
export function monthNumber(name: string, language: string): number | undefined {
  const wanted = bare(name);
  if (wanted.length < 3) return undefined;
  for (const names of ['en', language].map(namesOf)) {
    const exact = names.findIndex((forms) => forms.includes(wanted));
    if (exact !== -1) return exact + 1;
    const begun = names.flatMap((forms, index) => (forms.some((form) => form.startsWith(wanted)) ? [index] : []));
    if (begun.length === 1) return (begun[0] ?? 0) + 1;
  }
  return undefined;
}

/** The names of the months in a language, in full and in lower case. */
export function monthNames(language: string): ReadonlySet<string> {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const withDay = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return new Set(
    Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2020, month, 15))).flatMap((day) =>
      [format, withDay].map((one) =>
        (one.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '').toLowerCase(),
      ),
    ),
  );
}

/** The long and short names of each month in a language, as Unicode's CLDR has them. */
function namesOf(language: string): readonly (readonly string[])[] {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const formats = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
    // In some languages a month has another form beside a day or a year.
    new Intl.DateTimeFormat(language, { month, year: 'numeric', day: 'numeric', timeZone: 'UTC' }),
  ]);
  const names = Array.from({ length: 12 }, (_, month) => {
    const day = new Date(Date.UTC(2020, month, 15));
    const forms = formats.map((format) => format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '');
    return [...new Set([...forms.map(bare), ...(extra.get(`${language}-${month + 1}`) ?? [])])].filter(
      (form) => !/^\d*$/.test(form),
    );
  });
  tables.set(language, names);
  return names;
}

/** Abbreviations in use that CLDR does not have. */
const extra: ReadonlyMap<string, readonly string[]> = new Map([
  ['de-3', ['mrz']],
  ['en-9', ['sept']],
]);

function bare(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();
}

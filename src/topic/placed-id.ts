/**
 * In a topic for many places a helper names a measure, and for each place it means another series. The text keeps the name
 * as it is written, so that positions in it stay what they are in the file, and has what it means behind it, between two
 * characters that nobody types.
 */
const meant = /\uE010([^\uE011]*)\uE011/g;

/** A name with what it means for a place. */
export function placedId(written: string, id: string): string {
  return `${written}\uE010${id}\uE011`;
}

/** What a name means. */
export function idOf(name: string): string {
  if (!name.includes('\uE010')) return name;
  const [found] = name.matchAll(meant);
  return found?.[1] ?? name;
}

/** A text as it stands in its file. */
export function asWritten(text: string): string {
  return text.includes('\uE010') ? text.replace(meant, '') : text;
}

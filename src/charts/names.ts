/** What a row may be called, the whole name first. */
export function namesOf({
  label,
  short,
}: {
  readonly label: string;
  readonly short?: string | undefined;
}): readonly string[] {
  return short === undefined || short === label ? [label] : [label, short];
}

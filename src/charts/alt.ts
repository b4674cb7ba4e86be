export function writeAlt(
  drawing: { readonly title: string; readonly rows: readonly { readonly label: string; readonly text: string }[] },
  _locale: unknown,
): string {
  return `Chart: ${drawing.rows.map(({ label, text }) => `${label} ${text}`).join('; ')}`.slice(0, 250);
}

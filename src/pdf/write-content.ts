/** A number as PDF writes it (ISO 32000-1, 7.3.3), to so many decimals and in as few characters as that takes. */
export function numberText(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals);
  const short = decimals > 0 ? fixed.replace(/\.?0+$/, '') : fixed;
  const bare = short.replace(/^(-?)0\./, '$1.');
  return bare === '' || bare === '-' || bare === '-0' || bare === '0' ? '0' : bare;
}

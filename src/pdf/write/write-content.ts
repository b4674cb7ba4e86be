/** A number as PDF writes it (ISO 32000-1, 7.3.3), to so many decimals and in as few characters as that takes. */
export function numberText(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals);
  let end = fixed.length;
  if (decimals > 0) {
    while (fixed.charCodeAt(end - 1) === zero) end--;
    if (fixed.charCodeAt(end - 1) === point) end--;
  }
  const sign = fixed.charCodeAt(0) === minus ? 1 : 0;
  const begin = fixed.charCodeAt(sign) === zero && fixed.charCodeAt(sign + 1) === point ? sign + 1 : sign;
  const digits = fixed.slice(begin, end);
  if (digits === '' || digits === '0') return '0';
  return sign === 1 ? `-${digits}` : digits;
}

const [zero, point, minus] = [0x30, 0x2e, 0x2d];

import { localName, readTokens } from './xml-tokens.ts';

/** The texts that the cells of a workbook share, in their order; of rich text all pieces, without readings (ruby). */
export function readStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  const open = new Set<string>();
  for (const token of readTokens(xml, 'sharedStrings.xml')) {
    if (token.kind === 'text') {
      if (open.has('t') && !open.has('rPh')) strings.push((strings.pop() ?? '') + token.text);
      continue;
    }
    const name = localName(token.name);
    if (name === 'si' && token.kind !== 'close') strings.push('');
    if (token.kind === 'open') open.add(name);
    else open.delete(name);
  }
  return strings.map(replaceCodes);
}

/** Control characters stand as _x000D_ in a workbook, and what looks like that has its underscore so. */
export function replaceCodes(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

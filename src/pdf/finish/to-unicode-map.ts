/** A ToUnicode CMap (ISO 32000-1, 9.10.3) for codes of two bytes. */
export function toUnicodeMap(texts: ReadonlyMap<number, string>): string {
  const entries = [...texts].sort(([a], [b]) => a - b).map(([code, text]) => `<${hex(code)}> <${units(text)}>`);
  const blocks: string[] = [];
  // A block may have a hundred entries at most (Adobe Technical Note 5014).
  for (let from = 0; from < entries.length; from += 100) {
    const block = entries.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function units(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

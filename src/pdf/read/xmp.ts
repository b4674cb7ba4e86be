/**
 * The value of a property in an XMP packet, as text; undefined where it is absent. Reads the element and the attribute
 * form; of an array or language alternative, its first item.
 */
export function xmpValue(packet: string, name: string): string | undefined {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(packet)?.[1];
  if (element !== undefined) {
    const item = /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(element)?.[1];
    return unescapeXml(item ?? element).trim();
  }
  const attribute = new RegExp(`\\s${name}="([^"]*)"`).exec(packet)?.[1];
  return attribute === undefined ? undefined : unescapeXml(attribute);
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

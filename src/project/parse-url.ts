/**
 * An address read as the URL standard says, against a base where it is relative; undefined where it is none.
 * `URL.canParse` of Node 20 does not do: once compiled it refuses hosts with letters such as ü.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

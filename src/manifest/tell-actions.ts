import { readTextString } from '../pdf/read/text-strings.ts';
import { get, getDict, getName, type PdfFile, type PdfValue } from '../pdf/read/values.ts';

/** What an action does (ISO 32000-1, 12.6.4), as the end of a sentence: ": it starts “calc.exe”"; nothing where that is not known. */
export function actionSays(file: PdfFile, action: PdfValue | undefined): string {
  switch (getName(file, action, 'S')) {
    case 'URI':
      return `: it leads to ${words(file, action, 'URI')}`;
    case 'Launch':
      return `: it starts “${words(file, action, 'F')}”`;
    case 'JavaScript':
      return ': it runs a script';
    case 'SubmitForm':
    case 'ImportData':
      return `: it exchanges data with ${words(file, action, 'F')}`;
    default:
      return '';
  }
}

/** A string of an action, or of the file specification that stands there. */
function words(file: PdfFile, action: PdfValue | undefined, key: string): string {
  const [own, inside] = [get(file, action, key), getDict(file, action, key)];
  return readTextString(own) ?? readTextString(get(file, inside, 'F')) ?? 'a place that is not named';
}

/** The first of the actions on events (`AA`) of a page or a catalog. */
export function firstOf(file: PdfFile, holder: PdfValue | undefined): PdfValue | undefined {
  const [event] = getDict(file, holder, 'AA').keys();
  return event === undefined ? undefined : get(file, getDict(file, holder, 'AA'), event);
}

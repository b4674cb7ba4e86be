import { readTextString } from '../read/text-strings.ts';
import {
  get,
  isArray,
  isDict,
  isStream,
  isString,
  type PdfDict,
  type PdfFile,
  type PdfValue,
  resolve,
} from '../read/values.ts';

// All of ISO 32000-1, 12.6.4.1 and 32000-2 except GoTo, GoToDp and URI.
const actions = new Set([
  ...['GoTo3DView', 'GoToE', 'GoToR', 'Hide', 'ImportData', 'JavaScript', 'Launch', 'Movie', 'Named', 'Rendition'],
  ...['ResetForm', 'RichMediaExecute', 'SetOCGState', 'Sound', 'SubmitForm', 'Thread', 'Trans'],
]);

/**
 * What in a file can act or fetch by itself: scripts, actions other than following a link within the file or to an
 * https or mailto address, actions on opening, contents kept in other files. Each as `object 12: /S /JavaScript`.
 */
export function findForbidden(file: PdfFile): readonly string[] {
  const found: string[] = [];
  for (const [number, value] of file.objects) {
    const report = (what: string): void => {
      found.push(number === file.root ? `catalog: ${what}` : `object ${number}: ${what}`);
    };
    inspect({ file, report }, value);
  }
  return found;
}

interface Inspection {
  readonly file: PdfFile;
  readonly report: (what: string) => void;
}

function inspect(inspection: Inspection, value: PdfValue): void {
  if (isArray(value)) for (const item of value) inspect(inspection, item);
  else if (isStream(value)) {
    if (value.dict.has('F')) inspection.report('stream data in another file');
    inspect(inspection, value.dict);
  } else if (isDict(value)) {
    inspectDict(inspection, value);
    for (const item of value.values()) inspect(inspection, item);
  }
}

function inspectDict({ file, report }: Inspection, dict: PdfDict): void {
  const kind = get(file, dict, 'S');
  if (typeof kind === 'string' && actions.has(kind)) report(`/S /${kind}`);
  const address = kind === 'URI' ? readTextString(get(file, dict, 'URI')) : undefined;
  if (address !== undefined && !isAllowedAddress(address))
    report(`a link to ${JSON.stringify(address)}, which is neither https nor mailto`);
  if (dict.has('JS') && kind !== 'JavaScript') report('/JS');
  if (dict.has('AA')) report('/AA, actions on events');
  if (dict.has('XFA')) report('/XFA, a form with scripts');
  const names = get(file, dict, 'JavaScript');
  if (isDict(names)) report('/JavaScript, scripts run on opening');
  if (dict.has('OpenAction') && !isDestination(file, dict.get('OpenAction')))
    report('/OpenAction that does more than show a page');
  if (dict.get('Type') === 'Filespec' && !dict.has('EF')) report('/Filespec, a reference to another file');
  if (
    dict.get('Subtype') === 'FileAttachment' ||
    dict.get('Subtype') === 'Screen' ||
    dict.get('Subtype') === 'RichMedia'
  )
    report(`/Subtype /${String(dict.get('Subtype'))}`);
}

function isDestination(file: PdfFile, value: PdfValue | undefined): boolean {
  const action = resolve(file, value);
  return (
    isArray(action) || typeof action === 'string' || isString(action) || (isDict(action) && action.get('S') === 'GoTo')
  );
}

/** Whether an address is one that a briefing may link to. */
function isAllowedAddress(uri: string): boolean {
  return /^(https:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(uri);
}

import { nameTreeEntries } from './destinations.ts';
import { decodeStream } from './streams.ts';
import { readTextString } from './text-strings.ts';
import { get, getDict, getName, isStream, type PdfFile, type PdfValue, resolve } from './values.ts';

/** A file inside the PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly description: string | undefined;
  readonly mime: string | undefined;
  readonly bytes: Uint8Array;
}

/** The attachments of a file in the order of its name tree. */
export function readAttachments(file: PdfFile): readonly PdfAttachment[] {
  const root: PdfValue = { ref: file.root };
  const tree = getDict(file, getDict(file, root, 'Names'), 'EmbeddedFiles');
  return nameTreeEntries(file, tree).flatMap(([key, value]) => {
    const specification = resolve(file, value);
    const embedded = getDict(file, specification, 'EF');
    const stream = get(file, embedded, 'UF') ?? get(file, embedded, 'F');
    if (!isStream(stream)) return [];
    return [
      {
        name: readTextString(get(file, specification, 'UF')) ?? readTextString(get(file, specification, 'F')) ?? key,
        description: readTextString(get(file, specification, 'Desc')),
        mime: getName(file, stream, 'Subtype'),
        bytes: decodeStream(file, stream),
      },
    ];
  });
}

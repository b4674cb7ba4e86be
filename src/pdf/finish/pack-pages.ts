import { fontReader } from '../read/fonts.ts';
import { pageObjects } from '../read/pages.ts';
import { decodeStream } from '../read/streams.ts';
import { getDict, isRef, isStream, type PdfFile, withEntries } from '../read/values.ts';
import { packContent } from './pack-content.ts';

/** The file with the content of its pages in fewer bytes; what is painted and how it is marked stay the same. */
export function packPages(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  const fontOf = fontReader(file);
  for (const { dict } of pageObjects(file)) {
    const contents = dict.get('Contents');
    const stream = isRef(contents) ? file.objects.get(contents.ref) : undefined;
    if (!isRef(contents) || !isStream(stream)) continue;
    const resources = getDict(file, dict, 'Resources');
    const data = packContent(decodeStream(file, stream), (name) => fontOf(resources, name));
    objects.set(contents.ref, { dict: withEntries(stream.dict, { Filter: undefined, Length: undefined }), data });
  }
  return { ...file, objects };
}

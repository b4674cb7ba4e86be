import { createHash } from 'node:crypto';
import { largest } from '../../project/extremes.ts';
import { latin1, textString } from '../read/text-strings.ts';
import type { PdfFile, PdfRef, PdfValue } from '../read/values.ts';
import { dict, getDict, isDict, withEntries } from '../read/values.ts';
import { pdfDate } from './metadata.ts';
import type { Attachment } from './options.ts';

/** The document with files attached, each associated with it as its data (ISO 19005-3, 6.8 and annex E). */
export function attachFiles(file: PdfFile, attachments: readonly Attachment[], date: string): PdfFile {
  const root = file.objects.get(file.root);
  if (attachments.length === 0 || !isDict(root)) return file;
  const objects = new Map(file.objects);
  let next = largest(objects.keys(), 0) + 1;
  const add = (value: PdfValue): PdfRef => {
    objects.set(next, value);
    return { ref: next++ };
  };
  const specifications = attachments.map((attachment) => {
    const stream = add(embeddedFile(attachment, date));
    return add(fileSpecification(attachment, stream));
  });
  const byName = attachments
    .map((attachment, index) => ({ name: attachment.name, specification: specifications[index] ?? null }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = byName.flatMap(({ name, specification }) => [{ bytes: latin1(name) }, specification]);
  objects.set(
    file.root,
    withEntries(root, {
      AF: specifications,
      Names: withEntries(getDict(file, root, 'Names'), { EmbeddedFiles: dict({ Names: names }) }),
    }),
  );
  return { ...file, objects };
}

function embeddedFile({ mime, bytes }: Attachment, date: string): PdfValue {
  const checksum = Uint8Array.from(createHash('md5').update(bytes).digest());
  const day = pdfDate(date);
  const params = dict({ Size: bytes.length, CreationDate: day, ModDate: day, CheckSum: { bytes: checksum } });
  return { dict: dict({ Type: 'EmbeddedFile', Subtype: mime, Params: params }), data: bytes };
}

function fileSpecification({ name, description }: Attachment, stream: PdfRef): PdfValue {
  return dict({
    Type: 'Filespec',
    F: { bytes: latin1(name) },
    UF: textString(name),
    Desc: textString(description),
    AFRelationship: 'Data',
    EF: dict({ F: stream, UF: stream }),
  });
}

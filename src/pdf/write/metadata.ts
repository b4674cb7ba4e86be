import { largest } from '../../project/extremes.ts';
import { latin1, readTextString, textString } from '../read/text-strings.ts';
import type { PdfDict, PdfFile, PdfValue } from '../read/values.ts';
import { dict, get, getDict, withEntries } from '../read/values.ts';
import type { DocumentOptions } from './options.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpPacket } from './write-xmp.ts';

/** A date in the form of ISO 32000-1, 7.9.4: midnight UTC of a YYYY-MM-DD. */
export function pdfDate(date: string): PdfValue {
  return { bytes: latin1(`D:${date.replaceAll('-', '')}000000Z`) };
}

/** The document with its information, also as XMP, its language and its output intent. */
export function addMetadata(file: PdfFile, options: DocumentOptions): PdfFile {
  const next = largest(file.objects.keys(), 0) + 1;
  const [infoNumber, xmpNumber, profileNumber] = [next, next + 1, next + 2];
  // The browser's name and version stand in Creator; Producer only names the PDF library and stays true.
  const producer = readTextString(get(file, { ref: file.info ?? 0 }, 'Producer')) ?? options.creator;
  const objects = new Map(file.objects);
  if (file.info !== undefined) objects.delete(file.info);
  objects.set(infoNumber, information(options, producer));
  objects.set(xmpNumber, { dict: dict({ Type: 'Metadata', Subtype: 'XML' }), data: xmpPacket(options, producer) });
  objects.set(profileNumber, { dict: dict({ N: 3 }), data: srgbProfile() });
  const catalog = getDict(file, { ref: file.root }, 'ViewerPreferences');
  objects.set(
    file.root,
    withEntries(rootOf(file), {
      Lang: textString(options.language),
      Metadata: { ref: xmpNumber },
      MarkInfo: dict({ Marked: true }),
      ViewerPreferences: withEntries(catalog, { DisplayDocTitle: true }),
      OutputIntents: [outputIntent(profileNumber)],
    }),
  );
  return { ...file, objects, info: infoNumber };
}

function rootOf(file: PdfFile): PdfDict {
  const root = file.objects.get(file.root);
  return root instanceof Map ? root : new Map();
}

function information(options: DocumentOptions, producer: string): PdfDict {
  const date = pdfDate(options.date);
  return dict({
    Title: textString(options.title),
    Author: textString(options.author),
    Subject: textString(options.subject),
    Keywords: textString(options.keywords.join(', ')),
    Creator: textString(options.creator),
    Producer: textString(producer),
    CreationDate: date,
    ModDate: date,
  });
}

function outputIntent(profile: number): PdfDict {
  const name = { bytes: latin1('sRGB IEC61966-2.1') };
  return dict({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: { ref: profile },
  });
}

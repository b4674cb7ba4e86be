import { crc32 } from 'node:zlib';
import type { CDPSession } from 'puppeteer';

/** Makes the output from a page that has been laid out. */
export type Capture = (session: CDPSession) => Promise<Uint8Array>;

/** A tagged PDF with outline, in the page size that the CSS gives. */
export const toPdf: Capture = (session) => printToPdf(session, true);

/** The same pages without tags and outline, which saves two fifths of the work. */
export const toUntaggedPdf: Capture = (session) => printToPdf(session, false);

async function printToPdf(session: CDPSession, tagged: boolean): Promise<Uint8Array> {
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    paperWidth: 8.27,
    paperHeight: 11.69,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
  });
  return Buffer.from(data, 'base64');
}

/** What is shown, in CSS px, and how many pixels wide the picture is. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly pixels: number;
}

/** A PNG of the page's top left corner, which says how large it is meant to be. */
export function toPng({ width, height, pixels }: PictureSize): Capture {
  return async (session) => {
    const deviceScaleFactor = pixels / width;
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    return withResolution(Buffer.from(data, 'base64'), deviceScaleFactor);
  };
}

const pixelsPerMetre = 96 / 0.0254;
/** Signature and IHDR, the first chunk of every PNG (PNG 3rd edition, 5.6). */
const head = 33;

/** A PNG with a `pHYs` chunk, which must stand before the picture's data; no library here writes chunks. */
function withResolution(png: Buffer, scale: number): Buffer {
  const body = Buffer.alloc(13, 'pHYs');
  const perMetre = Math.round(pixelsPerMetre * scale);
  body.writeUInt32BE(perMetre, 4);
  body.writeUInt32BE(perMetre, 8);
  body.writeUInt8(1, 12);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 17);
  return Buffer.concat([png.subarray(0, head), chunk, png.subarray(head)]);
}

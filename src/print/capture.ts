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

/** A PNG of the page's top left corner, `width` by `height` CSS px, two pixels to each. */
export function toPng({ width, height }: { readonly width: number; readonly height: number }): Capture {
  return async (session) => {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  };
}

import { BriefError } from '../errors.ts';
import { checkPdf } from '../pdf/check-pdf.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { compareText } from './compare-text.ts';

/**
 * Looks at a finished PDF before it is written: whether it says what the page says, and whether it is the accessible,
 * archival, self-contained file that it claims to be. A PNG logo is the one image that is ever allowed.
 * @throws BriefError browser, naming the first words that differ, or each rule that the file breaks.
 */
export async function preflight(
  pdf: Uint8Array,
  markup: string,
  { images }: { readonly images: 'none' | 'allowed' },
): Promise<void> {
  const { structure } = await readPdf(pdf);
  const difference = compareText(markup, structure);
  if (difference !== undefined) {
    throw new BriefError(
      'browser',
      `the PDF does not say what the page says: it has "${difference.found}" where the page has "${difference.expected}"`,
      {
        hint: 'run npm run brief -- doctor: a browser without its fonts prints no words',
      },
    );
  }
  const faults = await checkPdf(pdf, { images });
  if (faults.length > 0) {
    throw new BriefError(
      'browser',
      `the PDF breaks ${faults.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
      {
        hint: 'mend the template or the theme that prints it so',
      },
    );
  }
}

import type { Brief, BriefRequest } from '../brief.ts';

/** Below this many bytes no PDF is too heavy, and it need not be read to be weighed. */
const lightest = 160_000;

/** The warning of a PDF that is too heavy to mail lightly, with what is heavy in it. */
export async function heavyWarning(
  { name, locale }: Pick<BriefRequest, 'name' | 'locale'>,
  { pdf }: Brief,
): Promise<readonly string[]> {
  if (pdf === undefined || pdf.length <= lightest) return [];
  const { tellWeight, weighPdf, weightLimit } = await import('../pdf/rules/weigh-pdf.ts');
  const heavy = tellWeight(weighPdf(pdf), weightLimit(locale.tag));
  return heavy === undefined ? [] : [`warning: ${name} ${heavy}`];
}

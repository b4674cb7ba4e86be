import { readLook } from '../page/templates.ts';
import type { Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';

/** The findings on the templates of pages and mails and on their style sheets; kept between runs. */
export async function findInPages(files: Files): Promise<readonly Finding[]> {
  const texts = readLook(files);
  return await files.rememberLater(`pages ${JSON.stringify([...texts])}`, async () => {
    const { lintPages } = await import('../page/lint/lint-pages.ts');
    return lintPages(texts);
  });
}

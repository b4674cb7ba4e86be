import { readLook } from '../page/templates.ts';
import type { Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { listPartials } from '../style/theme/load.ts';

/** The findings on the templates of pages and mails, those of themes too, and on their style sheets; kept between runs. */
export async function findInPages(files: Files): Promise<readonly Finding[]> {
  const shared = [...readLook(files)];
  const looks = [shared, ...listPartials(files).map((own) => [...shared, ...Object.entries(own)])];
  return await files.rememberLater(`pages ${JSON.stringify(looks)}`, async () => {
    const { lintPages } = await import('../page/lint/lint-pages.ts');
    const found = looks.flatMap((texts) => lintPages(new Map(texts)));
    return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
  });
}

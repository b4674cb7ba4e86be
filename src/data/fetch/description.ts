import { z } from 'zod';
import { line } from '../fields.ts';
import { tableExtensions } from '../tables/grid.ts';
import { refuseAddress } from './address.ts';

const address = line.superRefine((text, context) => {
  const why = refuseAddress(text);
  if (why !== undefined) context.addIssue({ code: 'custom', message: why });
});

const tableName = new RegExp(String.raw`^[A-Za-z0-9][\w .-]*\.(${tableExtensions.join('|')})$`, 'i');

const token = z.string().regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, hyphens and underscores');

/** Where a table file is fetched from. */
export const fetchSchema = z
  .strictObject({
    file: z
      .string()
      .regex(tableName, 'the name of a table file in data/sources')
      .optional()
      .describe('The table file in data/sources that it becomes, where the source has several.'),
    url: address
      .optional()
      .describe('Its address. {year}, {month} (01 to 12) and {quarter} stand for those of today, or earlier ones.'),
    page: address.optional().describe('The address of a page that links to it.'),
    link: line
      .optional()
      .describe('The address, file name or words of that link; * stands for any characters, {year} as in `url`.'),
    unzip: line.optional().describe('The file that is wanted of a zip archive; * stands for any characters.'),
    key: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a variable of the environment')
      .optional()
      .describe('The variable of the environment that holds the key which the publisher asks for.'),
    'key-header': token.optional().describe('The field of the request that the key is sent in.'),
    'key-query': token.optional().describe('The parameter of the address that the key is sent in.'),
  })
  .superRefine(({ url, page, link, key, 'key-header': header, 'key-query': query }, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    if ((url === undefined) === (page === undefined)) refuse('needs either `url` or `page`');
    if ((page === undefined) !== (link === undefined)) refuse('`page` and `link` belong together');
    const ways = [header, query].filter((way) => way !== undefined).length;
    if (ways !== (key === undefined ? 0 : 1)) refuse('`key` needs either `key-header` or `key-query`');
  });

export type FetchDescription = z.infer<typeof fetchSchema>;

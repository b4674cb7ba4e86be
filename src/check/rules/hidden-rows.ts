import { sayHidden } from '../../data/tables/hidden-rows.ts';
import type { Rule } from '../rule.ts';

/** Rows of a workbook that its publisher has hidden, where nothing says whether they count. */
export const hiddenRows: Rule = {
  name: 'hidden-rows',
  run: ({ data }) =>
    data.hiddenRows.map(({ at, ...hidden }) => ({
      ...at(),
      severity: 'warning' as const,
      message: `${sayHidden(hidden)} are left out; write \`hidden-rows: leave-out\` where they do not count, or \`hidden-rows: read\``,
    })),
};

import type { Rule } from '../rule.ts';
import { headlineUses } from '../topic-uses.ts';

const name = 'headline-grade';

/** A summary, bottom line or tile that uses a statistic of grade D: conflicting or unresolved. */
export const headlineGrade: Rule = {
  name,
  run: ({ data, topics }) =>
    topics.flatMap((topic) =>
      headlineUses(topic, data).flatMap(({ statistic: { id, grade }, where, position }) => {
        if (grade !== 'D') return [];
        const message = `${where} uses "${id}", whose evidence grade is D (conflicting or unresolved); show it in a section, with its caveat`;
        return [{ ...position, severity: 'error', message, rule: name }];
      }),
    ),
};

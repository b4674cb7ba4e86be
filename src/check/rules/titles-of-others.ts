import { isJson } from '../../charts/prove/scene.ts';
import { textsIn } from '../../data/fields.ts';
import type { Data, Statistic } from '../../data/types.ts';
import type { Step } from '../../data/yaml.ts';
import { onceEach } from '../../project/once-each.ts';

/** The names of all measures, in each language. */
const measuresOf = onceEach(
  (data: Data): ReadonlySet<string> =>
    new Set([...data.statistics.values()].flatMap(({ measure }) => textsIn(measure)).map(plain)),
);

/** The titles of axes, legends and panels in a specification that are the name of a measure that it does not draw. */
export function titlesOfOthers(
  spec: unknown,
  rows: readonly Statistic[],
  data: Data,
): readonly { readonly path: readonly Step[]; readonly message: string }[] {
  const own = new Set(rows.flatMap(({ measure, place }) => [...textsIn(measure), ...textsIn(place.name)]).map(plain));
  const all = measuresOf(data);
  return titlesIn(spec, []).flatMap(({ path, title }) =>
    own.has(plain(title)) || !all.has(plain(title))
      ? []
      : [
          {
            path,
            message: `"${title}" is the name of a measure that this chart does not draw; name the one that it does`,
          },
        ],
  );
}

function titlesIn(part: unknown, path: readonly Step[]): readonly { path: readonly Step[]; title: string }[] {
  if (Array.isArray(part)) return part.flatMap((each: unknown, index) => titlesIn(each, [...path, index]));
  if (!isJson(part)) return [];
  return Object.entries(part).flatMap(([key, inner]) => {
    const here = [...path, key];
    return key === 'title' && typeof inner === 'string' ? [{ path: here, title: inner }] : titlesIn(inner, here);
  });
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

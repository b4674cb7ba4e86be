import type { Display } from '../data/display.ts';
import type { Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import { fillWords, type Html, html, sourced } from './html.ts';
import type { Wording } from './values.ts';

/** "95% confidence interval 4.8 to 5.4"; undefined where a value has no interval. */
export function sayBounds(
  statistic: Statistic,
  display: Display | undefined,
  { locale, wording }: { readonly locale: Locale; readonly wording: Wording },
): Html | undefined {
  const { id, lower, upper, bounds } = statistic;
  if (lower === undefined || upper === undefined) return undefined;
  const end = (kind: 'lower' | 'upper', value: number): Html =>
    html`<span data-statistic="${id}" data-from="${kind}">${wording.bound(statistic, { kind, value }, display)}</span>`;
  const range = fillWords(locale.word('range'), { from: end('lower', lower), to: end('upper', upper) });
  const what = bounds === undefined ? locale.word('interval') : wording.text(bounds, `the bounds of ${id}`);
  return html`${sourced('word', what)} ${range}`;
}

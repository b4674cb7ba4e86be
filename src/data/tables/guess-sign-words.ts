import type { SignMeaning } from './signs.ts';

/** What the words of a legend say, in English, German and French. The first that fits is meant. */
export const legend: readonly (readonly [SignMeaning, RegExp])[] = [
  [
    'too-small-to-show',
    /too small|less than half|negligible|mehr als nichts|weniger als die hälfte|moins de la moitié/i,
  ],
  ['suppressed', /confidential|suppress|disclos|geheim|secret|confidentiel/i],
  ['not-yet-available', /not yet|later|später|noch nicht|pas encore|not out/i],
  ['too-uncertain-to-show', /nicht sicher|unreliable|low reliab|uncertain|zahlenwert unsicher|peu fiable/i],
  ['not-applicable', /not applicable|not meaningful|nicht sinnvoll|gesperrt|sans objet/i],
  [
    'not-available',
    /not available|unavailable|unbekannt|no data|missing|not collected|not published|non disponible|keine angabe|n\.a\./i,
  ],
  ['zero', /nichts vorhanden|\bnil\b|\bzero\b|genau null|\bnéant\b|\bnone\b/i],
  ['provisional', /provisional|preliminary|vorläufig|provisoire/i],
  ['revised', /revised|berichtigt|revidiert|révisé/i],
  ['forecast', /forecast|projection|projected|prognose|prévision/i],
  ['estimated', /estimate|geschätzt|schätzung|estimé/i],
  ['break-in-series', /\bbreak\b|bruch|rupture/i],
  ['different-definition', /definition differs|different definition|abweichende definition/i],
];

/** What signs mean by convention where no legend explains them: those of Eurostat, SDMX and the UK's statistics. */
export const conventions: ReadonlyMap<string, SignMeaning> = new Map([
  ...meaning(
    'provisional',
    'p',
    '(p)',
    '[p]',
    'prov',
    'provisional',
    'preliminary',
    'vorläufig',
    'provisoire',
    'avance',
  ),
  ...meaning('revised', 'r', '(r)', '[r]', 'revised'),
  ...meaning(
    'estimated',
    'e',
    '(e)',
    '[e]',
    's',
    'estimate',
    'estimates',
    'estimated',
    'estimated outturn',
    'schätzung',
  ),
  ...meaning(
    'forecast',
    'f',
    '(f)',
    '[f]',
    'forecast',
    'forecasts',
    'projection',
    'projections',
    'projected',
    'prognose',
  ),
  ...meaning(
    'forecast',
    'plan',
    'plans',
    'planned',
    'budget',
    'soll',
    'prévision',
    'prévisions',
    'previsión',
    'presupuesto',
  ),
  ...meaning('provisional', 'provisional outturn', 'provisional out-turn'),
  ...meaning(
    'final',
    'outturn',
    'out-turn',
    'final outturn',
    'actual',
    'actuals',
    'final',
    'ist',
    'réalisé',
    'exécution',
  ),
  ...meaning('break-in-series', 'b', '(b)', '[b]'),
  ...meaning('low-reliability', 'u', '(u)', '[u]'),
  ...meaning('different-definition', 'd', '(d)', '[d]'),
  ...meaning(
    'not-available',
    '..',
    ':',
    '...',
    '…',
    'n/a',
    'na',
    'n.a.',
    'n.d.',
    'nd',
    'k. a.',
    'k.a.',
    '[x]',
    'nan',
    'null',
    'none',
    '#n/a',
  ),
  ...meaning('suppressed', 'c', '[c]', '(c)', '*', '**'),
  ...meaning('not-applicable', 'z', '[z]', '(z)'),
  ...meaning('too-small-to-show', '[low]', '~', '0*'),
]);

/** SDMX's codes of OBS_STATUS, which are capital letters and mean something else alone. */
export const sdmx: ReadonlyMap<string, SignMeaning> = new Map([
  ...meaning('final', 'A'),
  ...meaning('not-available', 'M', 'O', 'L'),
  ...meaning('suppressed', 'Q', 'C'),
  ...meaning('not-applicable', 'Z'),
  ...meaning('provisional', 'P'),
  ...meaning('estimated', 'E', 'I'),
  ...meaning('forecast', 'F'),
  ...meaning('break-in-series', 'B'),
  ...meaning('low-reliability', 'U'),
  ...meaning('different-definition', 'D'),
]);

function meaning(of: SignMeaning, ...signs: readonly string[]): readonly (readonly [string, SignMeaning])[] {
  return signs.map((sign) => [sign, of] as const);
}

/** Whether a text is a sign of a status or of a missing value by convention. */
export function isKnownSign(text: string): boolean {
  return sdmx.has(text) || conventions.has(text.toLowerCase());
}

/** What is calculated, by what it is called in English, German, French and Chinese, and by the names that Vega has. */
const operations: Readonly<Record<string, readonly [words: RegExp, ops: readonly string[]]>> = {
  mean: [/\b(means?|averages?|moyennes?)\b|mittelwert|durchschnitt|平均|均值/iu, ['mean', 'average']],
  median: [/\bmedians?\b|\bmédianes?\b|中位/iu, ['median']],
  sum: [/\b(sums?|totals?|sommes?)\b|\bsummen?\b|合计|总和|总计/iu, ['sum']],
  max: [/\b(maxim\w*|highest|greatest|largest)\b|höchst|größt|最大|最高/iu, ['max']],
  min: [/\b(minim\w*|lowest|least|smallest)\b|niedrigst|kleinst|最小|最低/iu, ['min']],
  'confidence interval': [/confidence|konfidenz|confiance|置信/iu, ['ci0', 'ci1']],
  'standard deviation': [/standard deviation|standardabweichung|écarts?-types?|标准差/iu, ['stdev', 'stdevp']],
  'standard error': [/standard error|standardfehler|erreurs?-types?|标准误/iu, ['stderr']],
};

/** The operations that words name. */
export function operationsIn(words: string): readonly string[] {
  return Object.entries(operations).flatMap(([name, [pattern]]) => (pattern.test(words) ? [name] : []));
}

/** The operations that names of Vega stand for; what has no words of its own is left out. */
export function operationsOf(names: readonly string[]): readonly string[] {
  return Object.entries(operations).flatMap(([name, [, ops]]) =>
    ops.some((each) => names.includes(each)) ? [name] : [],
  );
}

import type { RuleFinding } from './rule.ts';

/** What compares a value with the words it was read from: a fault there shows wherever the value is used. */
const ofRecord = new Set([...['literal-value', 'literal-unit', 'qualifier', 'literal-date', 'after-publication']]);

/** What compares values with each other. */
const ofAgreement = new Set([
  ...['reported-change', 'total', 'share', 'part-change', 'conversion', 'lost-scale', 'n-of-m', 'conflict'],
]);

/** 0: a record by itself; 1: records with each other; 2: the texts and figures that use them. */
function stageOf({ rule }: RuleFinding): number {
  return ofRecord.has(rule) ? 0 : ofAgreement.has(rule) ? 1 : 2;
}

function lastOf({ rule }: RuleFinding): number {
  return rule === 'comparison' ? 1 : 0;
}

/**
 * The findings that are no consequence of another: a value that does not agree with its literal is told once, and not
 * again where it is compared or printed. Of several at one place, or of one record by itself, the first is told.
 */
export function withoutFollowOns(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const faulty = [new Set<string>(), new Set<string>()];
  const places = new Set<string>();
  const kept = findings.map((finding, index) => ({ finding, index, stage: stageOf(finding) }));
  return kept
    .toSorted((a, b) => a.stage - b.stage || lastOf(a.finding) - lastOf(b.finding) || a.index - b.index)
    .filter(({ finding, stage }) => {
      const { statistics, file, line, column, severity, briefings = [] } = finding;
      const isNamed = faulty.slice(0, Math.max(stage, 1)).some((ids) => statistics.some((id) => ids.has(id)));
      const place = [file, line, column, ...briefings].join(':');
      // Two rules may each find something else in one chart, but where one refuses it, what it compares comes later.
      const isSecond = file.startsWith('data/') || finding.rule === 'comparison' ? places.has(place) : false;
      if (isNamed || isSecond) return false;
      if (severity === 'error') for (const id of statistics) faulty[stage]?.add(id);
      if (statistics.length > 0 || finding.rule === 'chart') places.add(place);
      return true;
    })
    .toSorted((a, b) => a.index - b.index)
    .map(({ finding }) => finding);
}

import { expect } from 'vitest';
import { type Finding, formatFinding } from '../project/errors.ts';
import {
  type ChangedText,
  type CorrectSentence,
  changeText,
  correctSentences,
  type EvidenceProject,
  type PlantedFault,
  plantedFaults,
} from './planted-faults.ts';

/** Faults that a machine can see. */
export function visibleFaults(): readonly PlantedFault[] {
  return plantedFaults().filter(({ finds }) => finds !== '-');
}

/** A tenth of the items, the same in every run. */
export function aTenth<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((_, index) => (index * 7 + 3) % 10 === 0);
}

/** What is found of a planted fault by the rule that ought to, at the line that it ought to be at; "" where nothing is. */
export async function foundOf(fault: PlantedFault, project: EvidenceProject): Promise<readonly Finding[]> {
  const changed = changeText(project.read(fault.file), fault);
  const findings = await project.findingsWith(fault.file, changed.text);
  // A line of output begins with the file already.
  expect(findings.filter(({ file, message }) => message.startsWith(file)).map(formatFinding)).toEqual([]);
  const rules = new Set(fault.finds.split('|'));
  return findings.filter((finding) => rules.has(finding.rule) && isThere(finding, fault, changed));
}

function isThere({ file, line }: Finding, fault: PlantedFault, { text, first, last }: ChangedText): boolean {
  if (fault.at === '.') return true;
  if (file !== fault.file) return false;
  if (fault.at === undefined) return line >= first && line <= last;
  return line === text.slice(0, text.indexOf(fault.at)).split('\n').length;
}

/** What is found before any rule runs. */
const ofReading = new Set(['syntax', 'formula', 'wrong-value', 'wrong-type', 'edition', 'duplicate-id', 'template']);

/** Words with which a message says what to do. */
const advice =
  /[;:,] .*\b(write|correct|remove|add|name|quote|bind|say|choose|declare|give|exchange|take|draw|use|come|set|show|print|move|leave|look|mend|replace|must|did you mean|is|are)\b|unknown|already|missing|must/i;

/** Holds that these faults are found, but for so many, each with a message that says what to write. */
export async function expectFound(
  faults: readonly PlantedFault[],
  project: EvidenceProject,
  mayMiss: number,
): Promise<void> {
  const missed: string[] = [];
  for (const fault of faults) {
    const found = await foundOf(fault, project);
    for (const { message, rule } of found) if (!ofReading.has(rule)) expect(message).toMatch(advice);
    if (found.length === 0) missed.push(`${fault.kind}: ${fault.file}: ${fault.old} => ${fault.new} (${fault.finds})`);
  }
  expect(missed.length <= mayMiss ? [] : missed).toEqual([]);
}

/** How many of these sentences are stopped by an error, and how many draw a warning, each with its findings. */
export async function judged(
  sentences: readonly CorrectSentence[],
  project: EvidenceProject,
): Promise<{ readonly stopped: readonly string[]; readonly warned: readonly string[] }> {
  const stopped: string[] = [];
  const warned: string[] = [];
  for (const { file, text } of sentences) {
    const findings = await project.findingsWith(file, changeText(project.read(file), { old: '', new: text }).text);
    const told = `${text}\n${findings.map(formatFinding).join('\n')}`;
    if (findings.some(({ severity }) => severity === 'error')) stopped.push(told);
    else if (findings.length > 0) warned.push(told);
  }
  return { stopped, warned };
}

export { correctSentences };

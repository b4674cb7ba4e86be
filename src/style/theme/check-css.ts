import type { CssNode, Declaration, WalkContext } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';
import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { checkReach } from '../check-reach.ts';
import { type CssFault, type CssFonts, judgeAtRule, judgeDeclaration, judgeFunction } from './css-rules.ts';
import { judgePageRule } from './page-rule.ts';
import { judgeShown, type StyledRule } from './shows.ts';

/** A style sheet of a theme, or the one that all themes share. */
export interface CssFile {
  readonly file: string;
  readonly text: string;
}

/** The sheet that all themes share. */
export const sharedCss = 'templates/briefing.css';

/** Most themes have the same fonts, and all share one sheet. */
const judged = new Map<string, readonly Finding[]>();
const mostJudged = 32;

/**
 * Findings on everything in a style sheet that cannot be printed, fetches something or does not belong there. They are
 * remembered: reading CSS takes as long as reading all data.
 */
export function checkCss(sheet: CssFile, fonts: CssFonts, remember: Files['remember']): readonly Finding[] {
  const key = JSON.stringify(['style sheet', sheet, fonts]);
  const findings = judged.get(key) ?? remember(key, () => judgeSheet(sheet, fonts));
  if (judged.size >= mostJudged) judged.clear();
  judged.set(key, findings);
  return findings;
}

function judgeSheet({ file, text }: CssFile, fonts: CssFonts): readonly Finding[] {
  // It hides on paper what telephones have, and what it hides is printed elsewhere.
  const isShared = file === sharedCss;
  const findings: Finding[] = [];
  const report = (offset: number, { rule, message }: CssFault): void => {
    const lines = text.slice(0, offset).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    findings.push({ file, line: lines.length, column, severity: 'error', message, rule });
  };
  for (const { 0: found, index } of text.matchAll(/<\/|<!--/g))
    report(index, { rule: 'theme-print', message: `"${found}" is not allowed in a style sheet: remove it` });
  for (const { offset, message } of checkReach(text)) report(offset, { rule: 'theme-print', message });
  walk(parse(text, { positions: true, parseCustomProperty: true }), function (this: WalkContext, node: CssNode) {
    const offset = node.loc?.start.offset ?? 0;
    const faults = judge(node, this.atrulePrelude !== null, fonts);
    const shown = isShared || node.type !== 'Declaration' ? [] : judgeShown(styled(node, this));
    for (const fault of [...faults, ...shown]) report(offset, fault);
  });
  return findings;
}

/** On a screen a theme hides what it likes: nothing there is held against the briefing. */
function styled(node: Declaration, { rule, atrule }: WalkContext): StyledRule {
  const isScreen = atrule?.name === 'media' && atrule.prelude !== null && /\bscreen\b/.test(generate(atrule.prelude));
  const property = isScreen ? '' : node.property.toLowerCase();
  return { selectors: rule === null ? '' : generate(rule.prelude), property, value: generate(node.value) };
}

function judge(node: CssNode, isPrelude: boolean, fonts: CssFonts): readonly CssFault[] {
  switch (node.type) {
    case 'Declaration':
      if (isPrelude) return [];
      return judgeDeclaration({ property: node.property.toLowerCase(), value: generate(node.value) }, fonts);
    case 'Atrule':
      if (node.name.toLowerCase() === 'page') return judgePageRule(node);
      return judgeAtRule(node.name.toLowerCase());
    case 'Function':
      return isPrelude ? [] : judgeFunction(node.name.toLowerCase());
    default:
      return [];
  }
}

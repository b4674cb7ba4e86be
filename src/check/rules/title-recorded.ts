import type { Data } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { topicLanguage } from '../../topic/load.ts';
import type { Part, Topic } from '../../topic/types.ts';
import { printedWords } from '../printed-words.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { headParts, printedIn } from '../topic-uses.ts';
import { isEnglish } from '../words.ts';

const name = 'title-recorded';

/** Words that say that a count is what somebody recorded, reported or did, and not all that occurred. */
const saysSo =
  /\b(record(s|ed|ing)?|report(s|ed|ing)?|regist(er|ers|ered|rations?)|fil(ed|ings?)|publish(ed|es)|said|says?|stat(ed|es)|gave|gives|given|giving|announced|according|counted|received|resolv(ed|es|ing)|solv(ed|es|ing)|clear(ed|ance)|investigat(ed|ion)|handled|arrest(ed|s)|detained|captured|referred|dismantled|seized|froze|frozen|recovered|intercepted)\b/i;

/** Words that say that something changed, so that a title without a helper is about the statistics under it. */
const saysChange =
  /\b(fell|fall(s|ing)?|rose|ris(es|ing)|drop(s|ped)?|grew|grow(s|th)?|declin(e|es|ed)|increas(e|es|ed)|decreas(e|es|ed)|fewer|more|less|lower|higher|smaller|larger|down|up)\b/i;

/** A title or bottom line about a statistic declared `recorded` that reads as if it counted all that occurred. */
export const titleRecorded: Rule = {
  name,
  run: ({ data, topics }) =>
    topics
      .filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)))
      .flatMap((topic) => [...bullets(topic), ...titles(topic), ...labels(topic)])
      .flatMap((claim) => judge(claim, data)),
};

interface Claim {
  readonly text: string;
  readonly position: Position;
  /** Ids of the statistics that the claim is about. */
  readonly about: readonly string[];
}

function judge({ text, position, about }: Claim, data: Data): readonly RuleFinding[] {
  const recorded = about.find((id) => data.statistics.get(id)?.recorded === true);
  if (recorded === undefined || saysSo.test(printedWords(text, data))) return [];
  const message = `"${recorded}" counts what was recorded, but this reads as what occurred; say that it was recorded or reported, or by whom`;
  return [{ ...position, severity: 'error', message, rule: name }];
}

function bullets(topic: Topic): readonly Claim[] {
  return headParts(topic).flatMap((part) => {
    if (part.kind !== 'prose') return [];
    const lines = part.text.split('\n');
    return lines.flatMap((line, index) => {
      if (!/^[-*] /.test(line)) return [];
      const end = lines.findIndex((later, at) => at > index && (/^[-*] /.test(later) || later.trim() === ''));
      const text = lines.slice(index, end < 0 ? undefined : end).join(' ');
      return [{ text, position: { ...part.position, line: part.position.line + index }, about: printedIn(text) }];
    });
  });
}

/** Headings with the statistics that they name or, if they report a change, those under them; charts and tables. */
function titles({ parts }: Topic): readonly Claim[] {
  return parts.flatMap((part, index): readonly Claim[] => {
    if (part.kind === 'heading') {
      const own = printedIn(part.text);
      const under =
        own.length > 0 || !saysChange.test(part.text) || part.level === 2 ? own : printedUnder(parts, index);
      return [{ text: part.text, position: part.position, about: under }];
    }
    if (part.kind === 'table' || part.kind === 'chart' || part.kind === 'vega-lite') {
      const block = part.kind === 'table' ? part.table : part.chart;
      return [{ text: block.title, position: part.at(['title']), about: statisticsOf(part) }];
    }
    return [];
  });
}

function printedUnder(parts: readonly Part[], heading: number): readonly string[] {
  const end = parts.findIndex((part, index) => index > heading && part.kind === 'heading');
  return parts
    .slice(heading + 1, end < 0 ? undefined : end)
    .flatMap((part) => (part.kind === 'prose' ? printedIn(part.text) : statisticsOf(part)));
}

function statisticsOf(part: Part): readonly string[] {
  if (part.kind === 'table') return part.table.statistics;
  if (part.kind === 'chart') return part.chart.statistics;
  return part.kind === 'vega-lite' ? part.chart.data.statistics : [];
}

/** The labels of tiles with a supporting text of their own; the default text says who reported. */
function labels({ parts }: Topic): readonly Claim[] {
  return parts.flatMap((part) =>
    part.kind !== 'tiles'
      ? []
      : part.tiles.flatMap(({ statistic, label, support }, index) =>
          label === undefined || support === undefined
            ? []
            : [{ text: `${label} ${support}`, position: part.at([index, 'label']), about: [statistic] }],
        ),
  );
}

import type { Data } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicTexts } from '../../topic/texts.ts';
import { listedStatistics, type Part, type Topic } from '../../topic/types.ts';
import { countWords, printedWords } from '../printed-words.ts';
import { type Checked, type Fault, inEach, type Rule } from '../rule.ts';
import { headlineUses, headParts, printedIn } from '../topic-uses.ts';
import { isEnglish } from '../words.ts';

function englishTopics({ data, topics }: Checked): readonly Topic[] {
  return topics.filter((topic) => isEnglish(topicLanguage(topic, data.publication.locale)));
}

const mostWords = 15;

/** A title of a section, claim, chart or table of more than 15 words, including those that helpers print. */
export const titleLength: Rule = {
  name: 'title-length',
  run: (checked) =>
    inEach(englishTopics(checked), (topic) =>
      topicTexts(topic)
        .filter(({ role }) => role === 'section' || role === 'claim' || role === 'figure-title')
        .flatMap(({ text, position }) => {
          const count = countWords(text, checked.data);
          const message = `this title prints ${count} words, more than the ${mostWords} that can be read at a glance; move some into the subtitle or the text`;
          return count > mostWords ? [{ ...position, message }] : [];
        }),
    ),
};

/** A summary, bottom line or tile that uses a statistic of grade D: conflicting or unresolved. */
export const headlineGrade: Rule = {
  name: 'headline-grade',
  run: ({ data, topics }) =>
    inEach(topics, (topic) =>
      headlineUses(topic, data)
        .filter(({ statistic }) => statistic.grade === 'D')
        .map(({ statistic, where, position }) => {
          const message = `${where} uses "${statistic.id}", whose evidence grade is D (conflicting or unresolved); show it in a section, with its caveat`;
          return { ...position, message };
        }),
    ),
};

/** Words that say that a count is what somebody recorded, reported or did, and not all that occurred. */
const saysSo =
  /\b(record(s|ed|ing)?|report(s|ed|ing)?|regist(er|ers|ered|rations?)|fil(ed|ings?)|publish(ed|es)|said|says?|stat(ed|es)|gave|gives|given|giving|announced|according|counted|received|resolv(ed|es|ing)|solv(ed|es|ing)|clear(ed|ance)|investigat(ed|ion)|handled|arrest(ed|s)|detained|captured|referred|dismantled|seized|froze|frozen|recovered|intercepted)\b/i;

/** Words that say that something changed, so that a title without a helper is about the statistics under it. */
const saysChange =
  /\b(fell|fall(s|ing)?|rose|ris(es|ing)|drop(s|ped)?|grew|grow(s|th)?|declin(e|es|ed)|increas(e|es|ed)|decreas(e|es|ed)|fewer|more|less|lower|higher|smaller|larger|down|up)\b/i;

/** A title or bottom line about a statistic declared `recorded` that reads as if it counted all that occurred. */
export const titleRecorded: Rule = {
  name: 'title-recorded',
  run: (checked) =>
    inEach(englishTopics(checked), (topic) =>
      [...bullets(topic), ...titles(topic), ...labels(topic)].flatMap((claim) => judge(claim, checked.data)),
    ),
};

interface Claim {
  readonly text: string;
  readonly position: Position;
  /** Ids of the statistics that the claim is about. */
  readonly about: readonly string[];
}

function judge({ text, position, about }: Claim, data: Data): readonly Fault[] {
  const recorded = about.find((id) => data.statistics.get(id)?.recorded === true);
  if (recorded === undefined || saysSo.test(printedWords(text, data))) return [];
  const message = `"${recorded}" counts what was recorded, but this reads as what occurred; say that it was recorded or reported, or by whom`;
  return [{ ...position, message }];
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
      return [{ text: part.block.title, position: part.at(['title']), about: listedStatistics(part).ids }];
    }
    return [];
  });
}

function printedUnder(parts: readonly Part[], heading: number): readonly string[] {
  const end = parts.findIndex((part, index) => index > heading && part.kind === 'heading');
  return parts
    .slice(heading + 1, end < 0 ? undefined : end)
    .flatMap((part) => (part.kind === 'prose' ? printedIn(part.text) : listedStatistics(part).ids));
}

/** The labels of tiles with a supporting text of their own; the default text says who reported. */
function labels({ parts }: Topic): readonly Claim[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'tiles') return [];
    return part.block.flatMap(({ statistic, label, support }, index) => {
      if (label === undefined || support === undefined) return [];
      return [{ text: `${label} ${support}`, position: part.at([index, 'label']), about: [statistic] }];
    });
  });
}

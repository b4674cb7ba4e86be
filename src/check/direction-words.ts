/** Which way words say that something moved. */
export type Direction = 'rise' | 'fall';

const rise =
  'rose|rises?|risen|rising|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing)?|climb(?:s|ed|ing)?|gain(?:s|ed)?|went up|up|higher|jump(?:s|ed)?|swell(?:s|ed)?|swollen|expand(?:s|ed)?|edged up|ticked up|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rocketed|mount(?:s|ed)|rebound(?:s|ed)';
const fall =
  'fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrank|shrunk|went down|down|lower|slump(?:s|ed)?|tumbl(?:es|ed)|slid|slipped|dips?|dipped|sank|sunk|lessened|edged down|eas(?:es|ed|ing)|dwindl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|shrinks?|retreated';
const hanRise = '上升|增长|增加|增至|升至|增到|升到|提高|上涨|升高|攀升|走高|增多|飙升|激增|猛增|回升|上扬|扩大';
const hanFall = '下降|减少|降低|降至|减至|降到|减到|下跌|回落|下滑|走低|缩减|缩小|锐减|骤降|减小|滑落|跌至|萎缩';

/** Sources of patterns, for both languages. */
const directionSource = `(?:(?<![\\p{L}-])(?<rise>${rise})(?![\\p{L}-])|(?<fall>(?<![\\p{L}-])(?:${fall})(?![\\p{L}-])|${hanFall})|(?<hanRise>${hanRise}))`;

const pattern = new RegExp(directionSource, 'giu');

/** A word that says which way something moved. */
export interface SaidDirection {
  readonly direction: Direction;
  readonly word: string;
}

/** Every word of direction in a text, in its order. */
export function directionsIn(text: string): readonly (SaidDirection & { readonly index: number })[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index, groups = {} }) => {
    return { direction: groups.fall === undefined ? 'rise' : 'fall', word, index };
  });
}

/** The direction of a difference; undefined for none. */
export function directionOf(change: number): Direction | undefined {
  return change > 0 ? 'rise' : change < 0 ? 'fall' : undefined;
}

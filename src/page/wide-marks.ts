const closing = '”’）》」】';
const stops = '，。；：、！？';
const opening = '“‘（《「【';

const beforeMark = new RegExp(`[${closing}${stops}](?=[${closing}${stops}${opening}])`, 'gu');
const afterOpening = new RegExp(`(?<=[${opening}])[${opening}]`, 'gu');

/**
 * Takes the empty half of a wide mark where another mark follows it, as in ”。 and 》、《. A browser does so itself only
 * where one font file has both. Drawings, styles and the title are left as they are.
 */
export function closeUpMarks(markup: string): string {
  return markup
    .split(/(<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<svg\b[\s\S]*?<\/svg>|<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : closeUp(part)))
    .join('');
}

function closeUp(text: string): string {
  return text
    .replace(afterOpening, (mark) => `<span class="half-before">${mark}</span>`)
    .replace(beforeMark, (mark) => `<span class="half-after">${mark}</span>`);
}

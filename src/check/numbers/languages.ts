import { numberWords } from '../../data/literal-forms.ts';

/** How a language counts in words. Each is the source of a pattern for a text in small letters. */
export interface CountingWords {
  /** What looks like a number and is none: "no one", "in two places". */
  readonly idioms: string;
  /** Words that share out or multiply: "half of", "doubled". */
  readonly shares: string;
  /** Words that count something: "dozens of", "twenty-one". */
  readonly counts: string;
}

const cardinals = [...numberWords.keys()].filter((word) => word !== 'one').join('|');
const cardinal = String.raw`(?:(?:several|a few|a|one|many)\s)?(?:${cardinals})(?:(?:[\s-]|\sand\s)(?:one|${cardinals}))*(?:-(?:odd|plus|something))?`;
const each = `(?:one|${cardinals})`;
const parts = 'third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth';
const ordinal =
  '(?:(?:twenty|thirty)-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const many = 'tens|dozens|hundreds|thousands|millions|billions|trillions';
const ahead = String.raw`(?=\s+(?:of|in|more|fewer|less|lower|higher|up|down)\b|\s*(?:[.,;:)!?”]|$))`;

const english: CountingWords = {
  idioms: [
    String.raw`(?:first|second|other|latter|former|better)[\s-]hal(?:f|ves)`,
    String.raw`half[\s-](?:years?|yearly|past|time|timbered|way|hearted|a year|an hour)`,
    String.raw`double[d]?[\s-](?:edged?|sided?|check\w*|decker\w*|glaz\w*|count\w*|rooms?|standards?|back|up)`,
    String.raw`in two(?= places|[.,;])|second to none|half the (?:battle|story|truth|fun)|seven days a week|twenty-four hours a day|zero[\s-](?:tolerance|based)|point zero`,
    String.raw`(?:two|three|four|five)\s(?:ways?|things|parts|steps|chapters|reasons|of us|times(?!\s(?:as|more|higher|larger|the|that)\b))`,
    String.raw`in ten (?:chapters|parts)|(?:in|nearest|of)?\s?(?:round|whole|nearest|full)\s(?:tens?|hundreds?|thousands?|millions?)|half of (?:this|the) (?:briefing|report|page|review|text|table)|a million thanks|nine times out of ten|(?:a\s|many\s)?thousands?\s(?:of\s)?words|half\san?\s(?:page|sentence|line|chance|mind)`,
  ].join('|'),
  shares: [
    String.raw`${each}\s(?:in|out of)\s(?:every\s)?${each}(?:\s(?:hundred|thousand|million))?`,
    String.raw`(?:a|an|${each})[\s-](?:${parts})${ahead}|(?<!(?:the|these|those|all)\s)(?:a|${each})[\s-](?:${parts})s`,
    String.raw`hal(?:f|ves)\s(?:of|the|its|their|all|as|that)\b|(?:by|in)\s(?:a\s|one\s)?half|halv(?:e|ed|es|ing)`,
    String.raw`(?:doubl|tripl|trebl)(?:e|ed|es|ing)|(?:quadrupl|quintupl)\w+`,
    String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)[\s-]?fold`,
    String.raw`(?:twice|thrice|${each}\stimes)(?=\s(?:as|the|that|its|more|higher|larger)\b)`,
    String.raw`${cardinal}\s(?:per\s?cent|percentage points?)`,
    String.raw`(?:${ordinal})\sof\s(?:${months})|(?:${months.replace('may|', '')})\sthe\s(?:${ordinal})`,
  ].join('|'),
  counts: [
    String.raw`(?:${many})(?:\sof\s(?:${many}))*|scores(?=\sof)|a\sscore(?=\sof\s(?!zero\b)\p{L})|(?:a\s|one\s)?(?:couple|handful|pair)(?=\sof)`,
    cardinal,
    'every (?:second|third|fourth|fifth|tenth)|one|half',
  ].join('|'),
};

const germanUnits = 'zwei|drei|vier|fünf|sechs|sieben|acht|neun';
const germanParts = `ein|${germanUnits}|und|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig`;

const german: CountingWords = {
  idioms: String.raw`(?:erste|zweite|andere)[rn]?\shälfte|vierteljahr\p{L}*|halbjahr\p{L}*|zu zweit|unter vier augen`,
  shares: [
    String.raw`hälfte|halbiert\w*|halbieren|(?:verdoppel|verdreifach|vervierfach|verzehnfach)\p{L}*`,
    String.raw`(?:doppelt|dreifach|vierfach|zehnfach)\p{L}*|(?:ein|zwei|drei|vier)?\s?(?:drittel|viertel|fünftel|zehntel)`,
    String.raw`(?:ein|jede[rs]?)\s(?:dritte|vierte|fünfte|zehnte)[rn]?\s(?:von|der)`,
  ].join('|'),
  counts: String.raw`(?:dutzende?|hunderte|tausende|zehntausende|millionen?|milliarden?)|(?:${germanParts}|hundert|tausend)+(?<!(?:^|[^\p{L}])(?:ein|und))`,
};

const frenchUnits = 'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize';

const french: CountingWords = {
  idioms: String.raw`(?:première|seconde|deuxième)\smoitié|en deux mots|tous les deux|des deux côtés`,
  shares: [
    String.raw`moitié|(?:doubl|tripl|quadrupl)(?:é|ée|és|ées|er|ent|ement)|deux\sfois|trois\sfois`,
    String.raw`(?:un|deux|trois)\s(?:tiers|quarts?|cinquièmes?|dixièmes?)`,
  ].join('|'),
  counts: String.raw`(?:dizaines?|douzaines?|vingtaines?|centaines?|milliers?|millions?|milliards?)|(?:${frenchUnits}|vingt|trente|quarante|cinquante|soixante|cent|cents|mille)(?:(?:[\s-]|\set\s)(?:un|${frenchUnits}|vingts?|trente|quarante|cinquante|soixante|cents?|mille))*`,
};

const han = '[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]';
const measureWords =
  '个百分点|个月|个|起|件|名|人|次|条|家|项|处|辆|台|套|万元|亿元|元|美元|分钟|小时|天|年|公里|吨|户|所|座|份|组|批|宗';

const chinese: CountingWords = {
  idioms: `第${han}+[个次条项家名份]?|十分(?!之)|万一|千万(?=[不别要])|三令五申|三[番令]五[次申]|[一二三四五六七八九]{2}不|七天无休|五花八门|一举两得|星期[一二三四五六]|周[一二三四五六]|四面八方`,
  shares: [
    `百分之${han}+(?:点${han}+)?|${han}+分之${han}+|[一二两三四五六七八九几]成(?![为立员果功就分])|[过近]半(?!年)|半数|一半|减半`,
    `翻(?:了)?(?:${han}+番|番|倍)|${han}+倍|倍增`,
  ].join('|'),
  counts: [
    `成千上万|成百上千|数以[十百千万亿]+计|[数几上近][十百千万亿]+[余多]?(?=${measureWords})`,
    `${han}+[余多几]?(?=${measureWords})`,
  ].join('|'),
};

/** The languages whose number words are known, by their tags without regions. */
export const countingWords: Readonly<Record<string, CountingWords>> = {
  en: english,
  de: german,
  fr: french,
  zh: chinese,
};

/** The words after a number that count whatever the topic is about. */
export const countedAnywhere = new Set('people person per percent cent yuan dollar euro pound minute hour'.split(' '));

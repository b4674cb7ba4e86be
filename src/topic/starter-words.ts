import type { StarterChoice } from './starter-choice.ts';

/** What a new topic says in a language before its author writes it. Helpers take the name of a series or statistic. */
export interface StarterWords {
  readonly summary: string;
  readonly compiled: string;
  readonly limitation: string;
  /** For the box that says how far to trust the figures. */
  readonly trust: string;
  /** What is not known, beside the first sentence. */
  readonly margin: string;
  readonly section: string;
  readonly claims: Readonly<Record<StarterChoice['of'], string>>;
  /** Every place of a table, of a level such as "town". */
  readonly everyPlace: (level: string) => string;
  readonly eachRow: (name: string) => string;
  readonly table: (of: StarterChoice['of']) => string;
  readonly chart: string;
  readonly sentence: (name: string) => string;
  readonly bullet: (name: string, withPlace: boolean) => string;
  /** Between two helpers of a subtitle. */
  readonly comma: string;
}

const english: StarterWords = {
  summary: 'A briefing to begin with; this line is where its main message goes.',
  compiled:
    'Each value was copied from its source with the words that it was written in. Changes are as the sources reported them.',
  limitation:
    'The bodies named published these figures about their own work. No independent measure was found to set beside them.',
  trust: '**As reported.** Each value is as its source gives it.',
  margin: 'No check of these figures by another body was found.',
  section: 'Figures as reported',
  claims: {
    measures: 'The sources reported these values, each for its own period',
    places: 'The source reported these values, the highest first',
    periods: 'The source reported these values, the oldest first',
  },
  everyPlace: (level) => `Every ${level} of the table`,
  eachRow: (name) => `{{place "${name}"}}; each row has its own measure and period`,
  table: (of) => `Values as the ${of === 'measures' ? 'sources' : 'source'} reported them`,
  chart: 'The values that the source reported',
  sentence: (name) =>
    `{{reporter "${name}"}} reported {{stat "${name}"}} for {{period "${name}"}}: {{measure "${name}"}}.`,
  bullet: (name, withPlace) =>
    `{{measure "${name}"}}${withPlace ? `, {{place "${name}"}}` : ''}: {{stat "${name}"}}, reported for {{period "${name}"}}.`,
  comma: ', ',
};

const german: StarterWords = {
  summary: 'Ein Text für den Anfang; hier steht später die wichtigste Aussage.',
  compiled:
    'Jeder Wert wurde mit seinem Wortlaut aus der Quelle übernommen. Veränderungen stehen so da, wie die Quellen sie berichten.',
  limitation:
    'Die genannten Stellen haben diese Zahlen über ihre eigene Arbeit veröffentlicht. Eine unabhängige Messung zum Vergleich wurde nicht gefunden.',
  trust: '**Wie berichtet.** Jeder Wert steht so da, wie seine Quelle ihn nennt.',
  margin: 'Eine Prüfung dieser Zahlen durch eine andere Stelle wurde nicht gefunden.',
  section: 'Zahlen wie berichtet',
  claims: {
    measures: 'Die Quellen berichten diese Werte, jeden für seinen Zeitraum',
    places: 'Die Quelle berichtet diese Werte, die höchsten zuerst',
    periods: 'Die Quelle berichtet diese Werte, die ältesten zuerst',
  },
  everyPlace: () => 'Alle Orte der Tabelle',
  eachRow: (name) => `{{place "${name}"}}; jede Zeile hat ihr Merkmal und ihren Zeitraum`,
  table: (of) => `Werte, wie ${of === 'measures' ? 'die Quellen sie berichten' : 'die Quelle sie berichtet'}`,
  chart: 'Die Werte, die die Quelle berichtet',
  sentence: (name) => `{{measure "${name}"}}: {{stat "${name}"}} ({{period "${name}"}}), laut {{reporter "${name}"}}.`,
  bullet: (name, withPlace) =>
    `{{measure "${name}"}}${withPlace ? `, {{place "${name}"}}` : ''}: {{stat "${name}"}} ({{period "${name}"}}).`,
  comma: ', ',
};

const french: StarterWords = {
  summary: 'Une note pour commencer ; son message principal prendra place ici.',
  compiled:
    'Chaque valeur a été reprise de sa source avec les mots qui l’accompagnent. Les évolutions sont celles que donnent les sources.',
  limitation:
    'Les organismes cités ont publié ces chiffres sur leur propre activité. Aucune mesure indépendante n’a été trouvée pour les comparer.',
  trust: '**Tels que publiés.** Chaque valeur est celle que donne sa source.',
  margin: 'Aucune vérification de ces chiffres par un autre organisme n’a été trouvée.',
  section: 'Les chiffres publiés',
  claims: {
    measures: 'Les sources donnent ces valeurs, chacune pour sa période',
    places: 'La source donne ces valeurs, les plus élevées en premier',
    periods: 'La source donne ces valeurs, les plus anciennes en premier',
  },
  everyPlace: () => 'Tous les lieux du tableau',
  eachRow: (name) => `{{place "${name}"}} ; chaque ligne a son indicateur et sa période`,
  table: (of) => `Valeurs telles que ${of === 'measures' ? 'les sources les donnent' : 'la source les donne'}`,
  chart: 'Les valeurs que donne la source',
  sentence: (name) =>
    `{{measure "${name}"}} : {{stat "${name}"}} ({{period "${name}"}}), selon {{reporter "${name}"}}.`,
  bullet: (name, withPlace) =>
    `{{measure "${name}"}}${withPlace ? `, {{place "${name}"}}` : ''} : {{stat "${name}"}} ({{period "${name}"}}).`,
  comma: ', ',
};

const chinese: StarterWords = {
  summary: '这是一份起始简报；请在此写明主要信息。',
  compiled: '各数值均连同原文措辞摘自其来源。变化依来源所述。',
  limitation: '所列机构公布的是关于自身工作的数字，未找到可资对照的独立测量。',
  trust: '**按原来源。** 各数值均与来源所载一致。',
  margin: '未找到其他机构对这些数字的核对。',
  section: '来源公布的数字',
  claims: {
    measures: '各来源公布了以下数值，时期各不相同',
    places: '来源公布了以下数值，由高到低排列',
    periods: '来源公布了以下数值，由早到晚排列',
  },
  everyPlace: () => '表中各地',
  eachRow: (name) => `{{place "${name}"}}；各行的指标和时期不同`,
  table: () => '来源公布的数值',
  chart: '来源公布的数值',
  sentence: (name) => `{{reporter "${name}"}}公布，{{period "${name}"}}{{measure "${name}"}}为{{stat "${name}"}}。`,
  bullet: (name, withPlace) =>
    `{{period "${name}"}}${withPlace ? `{{place "${name}"}}` : ''}{{measure "${name}"}}：{{stat "${name}"}}。`,
  comma: '，',
};

const known: Readonly<Record<string, StarterWords>> = { en: english, de: german, fr: french, zh: chinese };

/** The words in a language, by its tag; in English where they are not known in it. */
export function starterWords(tag: string): StarterWords {
  return known[tag.split('-')[0] ?? tag] ?? english;
}

/** Whether a new topic can be written in a language. */
export function hasStarterWords(tag: string): boolean {
  return (tag.split('-')[0] ?? tag) in known;
}

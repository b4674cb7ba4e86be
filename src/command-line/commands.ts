import { count, type FlagName, flags, format } from './flags.ts';

const look = ['theme', 'page-size', 'large-print'] as const;
const which = ['topic', 'all', 'lang', 'param'] as const;
const press = ['browser', 'no-sandbox', 'timeout'] as const;
const mailing = ['to', 'cc', 'bcc', 'from', 'separate', 'send', 'yes', 'again', 'allow-large'] as const;

/** Every command: the words that it takes, what it does, and its flags, to which --project, --quiet and --debug are added. */
export const commands = {
  build: {
    words: '',
    describe: 'write the briefings of --topic ID or --all (the default command)',
    flags: {
      ...pick(...which, ...look, ...press, 'out', 'date', 'draft', 'shard', 'since', 'jobs', 'force', 'watch', 'open'),
      ...pick('json'),
      format: format(['pdf', 'html'], 'what is written (default: pdf); may be given twice'),
    },
  },
  list: {
    words: '[what]',
    describe:
      'topics with edition, newest data, and whether they are up to date; or themes, places, sources, statistics',
    flags: pick('source', 'unused', 'lang', 'out', 'browser', 'json'),
  },
  check: {
    words: '[topics..]',
    describe: 'every finding in data, topics and templates; or, with --against, what a release of a table file changed',
    flags: pick('topic', 'date', 'archive', 'against', 'json'),
  },
  fetch: {
    words: '[sources..]',
    describe: 'the table files of sources that name an address, again; tells what changed',
    flags: {
      ...pick('allow-private', 'json'),
      timeout: { ...count('timeout'), describe: 'seconds to wait for an answer (default: 30)' },
    },
  },
  issue: {
    words: '',
    describe: 'build, number, date and record an edition of --topic ID; or withdraw one',
    flags: pick('topic', 'lang', 'param', 'date', 'withdraw', 'reason', ...press, 'json'),
  },
  diff: {
    words: '[old] [new]',
    describe: 'what changed, statistic by statistic, in a briefing or between two PDFs',
    flags: pick(...which, 'since', 'date', 'json'),
  },
  explain: {
    words: '<statistic>',
    describe: 'value, source, formula of a statistic, and what is known against it',
    flags: pick('lang', 'date', 'json'),
  },
  where: {
    words: '<statistic>',
    describe: 'the topics and data that use a statistic, with file and line',
    flags: pick('json'),
  },
  mail: {
    words: '',
    describe: 'a message with the PDF of --topic ID or --all, as a draft to open, or sent',
    flags: pick(
      ...[...which, ...look, ...press, ...mailing],
      ...(['out', 'date', 'draft', 'since', 'jobs', 'force', 'open', 'json'] as const),
    ),
  },
  chart: {
    words: '[topics..]',
    describe: 'the charts of a briefing as files of their own, for slides',
    flags: {
      ...pick(...which, ...look, ...press, 'figure', 'out', 'date', 'json'),
      format: format(['svg', 'png'], 'kind of picture (default: svg); may be given twice'),
    },
  },
  new: {
    words: '<kind> <id> [hue]',
    describe: 'a working starting point: topic ID, source FILE, or theme NAME with a hue from 0 to 359',
    flags: pick('theme', 'source', 'lang', 'json'),
  },
  schema: { words: '', describe: 'write the JSON Schemas that editors check data with', flags: {} },
  read: { words: '<file>', describe: 'what a screen reader would say, from the tags of a PDF', flags: pick('json') },
  verify: {
    words: '<file>',
    describe: 'whether every printed number of a PDF agrees with the data inside, and which edition it is',
    flags: pick('json'),
  },
  doctor: {
    words: '',
    describe: 'browser, fonts, sandbox, Node, folders: each ok, or how to fix it',
    flags: pick('install', 'out', ...press, 'json'),
  },
} as const;

export type Command = keyof typeof commands;

export function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word);
}

function pick<Name extends FlagName>(...names: readonly Name[]): Pick<typeof flags, Name> {
  return Object.fromEntries(names.map((name) => [name, flags[name]])) as Pick<typeof flags, Name>;
}

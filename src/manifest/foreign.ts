import vm from 'node:vm';
import { readAloud } from '../pdf/read/read-aloud.ts';
import { bounds, workApart } from '../project/apart.ts';
import { BriefError, type Failure } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import { baselineOfPdf, type PdfBaseline } from './pdf-baseline.ts';
import { type NamedPdf, openPdf } from './pdf-file.ts';
import { type Verification, verifyPdf } from './verify-pdf.ts';

/** What a screen reader would say of a PDF, in lines; where it has no tags, the text as it is painted. */
export interface Aloud {
  readonly language: string | null;
  readonly pages: number;
  readonly isTagged: boolean;
  readonly lines: readonly string[];
}

/** What a PDF says of itself, and the SHA-256 of the file. */
export interface SelfVerified {
  readonly found: Verification;
  readonly sha256: string;
}

/** What is asked of a PDF that anybody may have made. Answers are plain values, as JSON has them. */
interface Answers {
  readonly aloud: Aloud;
  readonly verified: SelfVerified;
  readonly baseline: PdfBaseline;
}

type Question = keyof Answers;

const answers: { readonly [Each in Question]: (pdf: NamedPdf) => Answers[Each] } = {
  aloud: ({ reading: { language, pages, structure } }) => {
    const isTagged = structure.length > 0;
    const painted = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n');
    const text = isTagged ? readAloud(structure).trimEnd() : painted;
    return { language: language ?? null, pages: pages.length, isTagged, lines: text.split('\n') };
  },
  verified: (pdf) => ({ found: verifyPdf(pdf), sha256: sha256(pdf.bytes) }),
  baseline: baselineOfPdf,
};

/**
 * Asks a question of a PDF, which a process of its own reads: whatever is in the file, it takes no more than its bounds.
 * `seconds` are fewer where a command reads several files.
 * @throws BriefError usage, where the file cannot be opened; data, where it cannot be read, or not within the bounds.
 */
export function askPdf<Asked extends Question>(
  question: Asked,
  name: string,
  seconds: number = bounds.seconds,
): Answers[Asked] {
  const end = workApart([question, name, String(seconds)], seconds);
  if (end === undefined) return answers[question](openPdf(name));
  if ('reached' in end) throw tooMuch(name, end.reached, seconds);
  const told: Told<Answers[Asked]> = JSON.parse(end.answer);
  if ('answer' in told) return told.answer;
  const { failure, message, hint, stack } = told;
  throw new BriefError(failure, message, { ...(hint === undefined ? {} : { hint }), cause: stack });
}

/** What that process writes. */
type Told<Answer> = { readonly answer: Answer } | ToldError;

interface ToldError {
  readonly failure: Failure;
  readonly message: string;
  readonly hint: string | undefined;
  readonly stack: string | undefined;
}

const tooMuchWords = {
  time: 'takes more than # seconds to read',
  memory: 'takes more memory to read than a file is given',
  length: `says more than ${bounds.answerMegabytes} MB`,
};

function tooMuch(name: string, reached: keyof typeof tooMuchWords, seconds: number): BriefError {
  return new BriefError('data', `${name} cannot be read: it ${tooMuchWords[reached].replace('#', String(seconds))}`, {
    hint: 'No briefing does: the file is damaged, or was made to keep its reader busy. Fetch it again.',
  });
}

/** The other side of `askPdf`, in that process: the text that answers a question. */
export function answer([question = '', name = '', seconds = String(bounds.seconds)]: readonly string[]): string {
  return JSON.stringify(tell(name, Number(seconds), () => ask(question, name)));
}

function ask(question: string, name: string): unknown {
  if (question !== 'aloud' && question !== 'verified' && question !== 'baseline')
    throw new BriefError('usage', `"${question}" is not a question about a PDF`);
  return answers[question](openPdf(name));
}

function tell(name: string, seconds: number, work: () => unknown): Told<unknown> {
  try {
    const timeout = seconds * 1000;
    return { answer: new vm.Script('work()').runInNewContext({ work }, { timeout }) };
  } catch (error) {
    const { failure, message, hint, stack } = errorOf(name, error, seconds);
    return { failure, message, hint, stack };
  }
}

function errorOf(name: string, error: unknown, seconds: number): BriefError {
  if (error instanceof BriefError) return error;
  if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return tooMuch(name, 'time', seconds);
  return damaged(name, error);
}

/** Whatever reading a foreign file trips over is in the file. */
function damaged(name: string, cause: unknown): BriefError {
  return new BriefError('data', `${name} cannot be read as a PDF: it is damaged`, {
    hint: 'Give a whole, undamaged PDF file.',
    cause,
  });
}

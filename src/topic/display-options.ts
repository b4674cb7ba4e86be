import { type Display, mostDecimals, scaleNames } from '../data/display.ts';
import { didYouMean } from '../project/nearest.ts';

/** Options as they stand behind the id of a helper: ` decimals=1 scale="million"`. */
const option = /\s+(?<name>[\w-]+)=(?:"(?<double>[^"{}]*)"|'(?<single>[^'{}]*)'|(?<bare>[\w.-]+))/y;

const known = ['decimals', 'scale', 'sign'] as const;

/** An option that cannot be read: what is wrong, and how far into the text. */
export interface OptionFault {
  readonly message: string;
  readonly index: number;
}

/** How a value is to be shown, by the options of its helper; where they are wrong, the first fault. */
export function readDisplay(text: string): Display | OptionFault {
  const values = new Map<string, string>();
  let index = 0;
  while (text.slice(index).trim() !== '') {
    option.lastIndex = index;
    const found = option.exec(text);
    const start = index + (/\S/.exec(text.slice(index))?.index ?? 0);
    if (found === null) return { message: `${text.slice(start).trim()} is not an option; ${ways}`, index: start };
    const { name = '', double, single, bare } = found.groups ?? {};
    const message = values.has(name)
      ? `the option "${name}" is given twice`
      : optionFault(name, double ?? single ?? bare ?? '');
    if (message !== undefined) return { message, index: start };
    values.set(name, double ?? single ?? bare ?? '');
    index += found[0].length;
  }
  const [decimals, scale] = [values.get('decimals'), scaleNames.find((each) => each === values.get('scale'))];
  return {
    ...(decimals === undefined ? {} : { decimals: Number(decimals) }),
    ...(scale === undefined ? {} : { scale }),
    ...(values.has('sign') ? { sign: 'currency' } : {}),
  };
}

const ways = `options are decimals=0 to decimals=${mostDecimals}, scale="${scaleNames.join('|')}" and sign="currency"`;

function optionFault(name: string, value: string): string | undefined {
  switch (name) {
    case 'decimals':
      return /^\d$/.test(value) && Number(value) <= mostDecimals
        ? undefined
        : `decimals must be a whole number from 0 to ${mostDecimals}, not "${value}"`;
    case 'scale':
      return scaleNames.some((each) => each === value)
        ? undefined
        : `unknown scale "${value}"${didYouMean(value, scaleNames)}; scales: ${scaleNames.join(', ')}`;
    case 'sign':
      return value === 'currency' ? undefined : `unknown sign "${value}"; the only one is sign="currency"`;
    default:
      return `unknown option "${name}"${didYouMean(name, known)}; ${ways}`;
  }
}

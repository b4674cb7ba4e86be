import fs from 'node:fs';
import { BriefError } from './errors.ts';

/** Folders in whose place no file may be: what is in them would be missing without a word. */
const folders: ReadonlySet<string> = new Set([
  ...[
    'data/sources',
    'data/editions',
    'templates/topics',
    'templates/partials',
    'templates/themes',
    'templates/locales',
  ],
]);

/** Names of the files and folders in a folder (absolute path); empty if there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? fs.readdirSync(folder) : [];
  } catch (cause) {
    throw refused(folder, cause);
  }
}

/** The same of a folder of the project, at `target`. @throws BriefError data, where there is a file in its place, or odd names. */
export function ownNamesIn(folder: string, target: string): readonly string[] {
  if (folders.has(folder) && fs.statSync(target, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new BriefError('data', `${folder}: this is not a folder`, { hint: 'put the folder back in its place' });
  const names = namesIn(target);
  const odd = names.find((name) => /[\p{Cc}\uFFFD]/u.test(name));
  if (odd === undefined) return names;
  throw new BriefError(
    'data',
    `${folder}: a file there has a name with a line break or another sign that cannot be shown`,
    {
      hint: `rename it: ${JSON.stringify(odd)}`,
    },
  );
}

/** Why the system refuses to have a file or folder read. */
export function refused(file: string, cause: unknown): BriefError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'nothing';
  const isForbidden = code === 'EACCES' || code === 'EPERM';
  const why = isForbidden ? 'you have no permission to read it' : `it cannot be read: the system says ${code}`;
  return new BriefError('data', `${file}: ${why}`, {
    hint: isForbidden ? 'give yourself permission to read it (chmod u+r, of a folder u+rx)' : 'restore it from a copy',
    cause,
  });
}

import { BriefError, type Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { readPicture } from '../style/picture.ts';
import type { PicturePart, PictureToRead } from './types.ts';

/** 1 MB and 4000 pixels are more than print shows of a picture as wide as a page. */
const most = { bytes: 1_000_000, side: 4000 } as const;
const folder = 'templates/topics/images';

/** A picture of a topic with its file read; undefined, with a finding, if it cannot be used. */
export function readPictureOf(written: PictureToRead, files: Files, findings: Finding[]): PicturePart | undefined {
  const { source, alt, position } = written;
  const refuse = (message: string): undefined => {
    findings.push({ ...position, severity: 'error', message, rule: 'markdown' });
  };
  const name = /^images\/([\w][\w.-]*)$/.exec(source)?.[1];
  if (alt.text === '')
    return refuse(
      `the picture "${source}" has no words for those who do not see it: write ![what it shows](${source})`,
    );
  if (name === undefined)
    return refuse(
      `the picture "${source}" is not in ${folder}: put it there and write ![${alt.text}](images/name.jpg)`,
    );
  const file = `${folder}/${name}`;
  if (!files.exists(file)) return refuse(`the picture "${source}" is missing: there is no ${file}`);
  const picture = read(files, file);
  return typeof picture === 'string'
    ? refuse(`the picture "${source}" cannot be used: ${picture}`)
    : { ...written, picture };
}

function read(files: Files, file: string): ReturnType<typeof readPicture> {
  try {
    return readPicture(file, files.bytes(file, most.bytes), most);
  } catch (error) {
    if (error instanceof BriefError) return error.message;
    throw error;
  }
}

import type { Files } from '../project/files.ts';
import type { Source } from './types.ts';

/** The YAML files of a folder of `data/`, as paths. */
export function yamlFiles(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => (/\.ya?ml$/.test(name) ? [`${folder}/${name}`] : []));
}

/** The name of a file without its folder and extension: the id of a source. */
export function sourceIdOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
}

/**
 * Whether a source has errors, so that it may describe any table file that the others do not. Its errors are told; what
 * follows from them is not.
 */
export function tablesMayBeDescribed(sources: readonly Source[], files: Files): boolean {
  return yamlFiles(files, 'data/sources').length > sources.length;
}

import type { Files } from './files.ts';

/** The version of Briefpress, as package.json has it. */
export function version(files: Files): string {
  const content: unknown = JSON.parse(files.read('package.json'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : '0.0.0';
}

import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of Briefpress, as the package.json of the engine (absolute path) has it. */
export function version(engine: string): string {
  const content: unknown = JSON.parse(readFileSync(path.join(engine, 'package.json'), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : '0.0.0';
}

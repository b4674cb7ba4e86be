import type { Finding } from '../project/errors.ts';
import type { Part } from './types.ts';

/** Blocks that stand where a page has no place for them: margin notes without a paragraph of a section before them, tiles in a section. */
export function misplacedBlocks(parts: readonly Part[]): readonly Finding[] {
  const start = parts.findIndex((part) => part.kind === 'heading' && part.level === 2);
  return parts.flatMap((part, index) => {
    const isInSection = start >= 0 && index > start;
    const before = parts[index - 1]?.kind;
    if (part.kind === 'tiles' && isInSection)
      return [misplaced(part, 'tiles are not allowed inside a section; move the block before the first section')];
    if (part.kind !== 'margin' || (isInSection && (before === 'prose' || before === 'margin'))) return [];
    return [
      misplaced(
        part,
        'there is no paragraph before this margin note; move the block behind the paragraph of a section that it belongs to',
      ),
    ];
  });
}

function misplaced({ position }: Pick<Part, 'position'>, message: string): Finding {
  return { ...position, severity: 'error', message, rule: 'template' };
}

import type { ReleaseChanges, Released } from './compare-releases.ts';

const heads = 'released,change,id,period,old,new,cell\n';

/**
 * The history of a source's table files with the changes of one more release, a line each: values in the unit itself, or
 * why there is none. What is no longer in the table as that begins later is no change. A change that it has already is not
 * written twice. `history` is the file as it is, empty for none; `released` is YYYY-MM-DD.
 */
export function addToHistory(history: string, changes: ReleaseChanges, released: string): string {
  const known = new Set(history.split('\n'));
  const lines = [
    ...changes.added.map((now) => line('new', undefined, now)),
    ...changes.revised.map(({ before, now }) => line('revised', before, now)),
    ...changes.vanished.map(({ before, now }) => line('vanished', before, now)),
  ].map((text) => `${released},${text}`);
  const added = lines.filter((text) => !known.has(text));
  if (added.length === 0) return history;
  const before = history === '' ? heads : history.endsWith('\n') ? history : `${history}\n`;
  return `${before}${added.join('\n')}\n`;
}

function line(change: string, before: Released | undefined, now: Released | undefined): string {
  const one = now ?? before;
  const cell = one?.origin.kind === 'table' ? one.origin.cell : '';
  const cells = [change, one?.id ?? '', one?.period.written ?? '', said(before), said(now), cell];
  return cells.map((text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');
}

function said(one: Released | undefined): string {
  if (one === undefined) return '';
  return 'value' in one ? String(one.value) : one.missing;
}

/** What one release did to a value; what it was and is, as the history has it: empty for none. */
export interface ReleaseEntry {
  /** YYYY-MM-DD. */
  readonly released: string;
  readonly change: string;
  readonly old: string;
  readonly new: string;
}

/** What releases did to one value, in the order of the history. */
export function historyOf(history: string, id: string): readonly ReleaseEntry[] {
  return history.split('\n').flatMap((text) => {
    const [released = '', change = '', of, , old = '', now = ''] = text.split(',');
    return of === id ? [{ released, change, old, new: now }] : [];
  });
}

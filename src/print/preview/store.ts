import fs from 'node:fs';
import path from 'node:path';
import type { PreviewState } from './page.ts';
import type { PreviewContent } from './server.ts';

/** What is previewed: the page of each briefing as it was last made, and its PDF as it stands in the output folder. */
export interface PreviewStore extends PreviewContent {
  /** Sets the names of the briefings. */
  readonly name: (names: readonly string[]) => void;
  /** Whether the page shown was made from the same input; `key` identifies all of that. */
  readonly shows: (name: string, key: string) => boolean;
  readonly put: (name: string, page: { readonly html: string; readonly key: string }) => void;
  /** Changes what is known of a briefing; fields that are not given stay. */
  readonly tell: (name: string, state: Partial<Omit<PreviewState, 'page'>>) => void;
}

interface ShownPage {
  readonly html?: string;
  readonly key?: string;
  readonly state: PreviewState;
}

/** An empty store. `out` is the output folder, absolute; `changed` is called with the name of the briefing that changed. */
export function createPreviewStore(out: string, changed: (name: string) => void): PreviewStore {
  let names: readonly string[] = [];
  const shown = new Map<string, ShownPage>();
  const of = (name: string): ShownPage => shown.get(name) ?? { state: { page: 0, pdf: 'none', problems: [] } };
  const set = (name: string, next: ShownPage): void => {
    shown.set(name, next);
    changed(name);
  };
  return {
    names: () => names,
    name: (given) => {
      names = given;
    },
    state: (name) => of(name).state,
    html: (name) => of(name).html,
    pdf: (name) => {
      const file = path.join(out, `${name}.pdf`);
      return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
    },
    shows: (name, key) => of(name).key === key,
    put: (name, page) => set(name, { ...page, state: { ...of(name).state, page: of(name).state.page + 1 } }),
    tell: (name, state) => {
      const before = of(name);
      const next = { ...before.state, ...state };
      if (JSON.stringify(next) !== JSON.stringify(before.state)) set(name, { ...before, state: next });
    },
  };
}

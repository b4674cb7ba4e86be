import path from 'node:path';

/** The folders and files of a project, as absolute paths. */
export interface Paths {
  readonly root: string;
  readonly data: string;
  readonly templates: string;
  readonly topics: string;
  readonly themes: string;
  readonly locales: string;
  readonly out: string;
  /** Not committed, may be deleted at any time. */
  readonly private: string;
}

/** The folders of the project at `root`; `out` where another output folder was asked for. */
export function projectPaths(root: string, out?: string): Paths {
  const templates = path.join(root, 'templates');
  return {
    root,
    data: path.join(root, 'data'),
    templates,
    topics: path.join(templates, 'topics'),
    themes: path.join(templates, 'themes'),
    locales: path.join(templates, 'locales'),
    out: out === undefined ? path.join(root, 'out') : path.resolve(root, out),
    private: path.join(root, '.briefpress'),
  };
}

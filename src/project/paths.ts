import path from 'node:path';

/** The folders of a project, as absolute paths. */
export interface Paths {
  readonly data: string;
  readonly templates: string;
  readonly topics: string;
  readonly out: string;
  /** Not committed, may be deleted at any time. */
  readonly private: string;
}

/** The folders of the project at `root`; `out` where another output folder was asked for. */
export function projectPaths(root: string, out = 'out'): Paths {
  const templates = path.join(root, 'templates');
  return {
    data: path.join(root, 'data'),
    templates,
    topics: path.join(templates, 'topics'),
    out: path.resolve(root, out),
    private: path.join(root, '.briefpress'),
  };
}

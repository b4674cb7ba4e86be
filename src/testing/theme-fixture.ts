import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot, removeFolder, temporaryFolder } from './browser.ts';

/** A folder with the house's themes and shared style sheet, and nothing else of a project, for a test to break. */
export interface ThemeFixture {
  /** Absolute path. */
  readonly root: string;
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Replaces one passage of the theme's tokens, which must be there. */
  token(theme: string, old: string, replacement: string): void;
  /** Takes away what a test wrote. */
  reset(): void;
  dispose(): void;
}

export function themeFixture(): ThemeFixture {
  const root = temporaryFolder();
  for (const part of ['templates/themes', 'templates/briefing.css'])
    cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const written = new Set<string>();
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const write = (file: string, content: string | Uint8Array): void => {
    written.add(file);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  return {
    root,
    read,
    write,
    token: (theme, old, replacement) => {
      const file = `templates/themes/${theme}/tokens.yaml`;
      if (!read(file).includes(old)) throw new Error(`${file} does not hold "${old}"`);
      write(file, read(file).replace(old, replacement));
    },
    reset: () => {
      for (const file of written) {
        const own = join(projectRoot, file);
        if (existsSync(own)) copyFileSync(own, join(root, file));
        else rmSync(join(root, file));
      }
      written.clear();
    },
    dispose: () => removeFolder(root),
  };
}

/** A static font of the house, as WOFF2. */
export function houseFont(): Uint8Array {
  return readFileSync(
    join(projectRoot, 'node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'),
  );
}

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the browser of the npm package is, or will be once it is unpacked. All paths are absolute. */
export interface EmbeddedBrowser {
  readonly packageFolder: string;
  readonly folder: string;
  readonly executable: string;
  readonly libraryFolder: string;
  readonly fontConfig: string;
  /** Version of the package and a hash of what is unpacked, as in `147.0.0-0a1b2c3d4e5f`. */
  readonly build: string;
}

const packageName = '@sparticuz/chromium';
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'] as const;
/** Lists every unpacked file with its size in bytes and when it was written, in milliseconds. */
export const contentsFile = 'contents.json';

// Paths are relative to this file and to XDG_CACHE_HOME, so that an engine that is moved keeps its browser.
export const fontConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Where the embedded browser belongs: `<kept>/browser/<build>`, `kept` being the folder of the engine's cache. Nothing is
 * written. Undefined if there is no such folder or no npm package at `packageFolder`.
 */
export function embeddedBrowser(
  kept: string | undefined,
  packageFolder: string | undefined,
): EmbeddedBrowser | undefined {
  const build = packageFolder === undefined ? undefined : describeBuild(packageFolder);
  if (kept === undefined || packageFolder === undefined || build === undefined) return undefined;
  const folder = join(kept, 'browser', build);
  return {
    packageFolder,
    folder,
    executable: join(folder, 'chromium'),
    libraryFolder: join(folder, 'lib'),
    fontConfig: join(folder, 'fonts.conf'),
    build,
  };
}

/**
 * Whether every file of the unpacked browser has the size and time with which it was written, in a folder that only its
 * owner can write. Hashing 190 MB would take longer than printing.
 */
export function isUnpacked({ folder }: EmbeddedBrowser): boolean {
  try {
    const owner = process.getuid?.();
    const { uid, mode } = statSync(folder);
    if (owner !== undefined && ((uid !== owner && uid !== 0) || (mode & 0o022) !== 0)) return false;
    const contents: unknown = JSON.parse(readFileSync(join(folder, contentsFile), 'utf8'));
    if (typeof contents !== 'object' || contents === null) return false;
    const written: readonly (readonly [string, unknown])[] = Object.entries(contents);
    return written.length > 0 && written.every(([path, seen]) => seen === describeFile(join(folder, path)));
  } catch {
    return false;
  }
}

/** Size and time of last change, as `size@milliseconds`. */
export function describeFile(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size}@${Math.round(mtimeMs)}`;
}

/** Where npm installed the browser's package for the engine (absolute path); undefined where it did not. */
export function browserPackage(engine: string): string | undefined {
  try {
    return dirname(dirname(dirname(createRequire(join(engine, 'package.json')).resolve(packageName))));
  } catch {
    return undefined;
  }
}

function describeBuild(packageFolder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return undefined;
    // Sizes and not contents: hashing 65 MB would cost more than starting the browser.
    const sizes = archives.map((name) => `${name} ${statSync(join(packageFolder, 'bin', name)).size}`);
    const hash = createHash('sha256')
      .update([...sizes, fontConfig].join('\n'))
      .digest('hex');
    return `${String(manifest.version)}-${hash.slice(0, 12)}`;
  } catch {
    return undefined;
  }
}

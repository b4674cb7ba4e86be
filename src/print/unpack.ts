import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { BriefError } from '../errors.ts';
import { readTar } from './tar.ts';

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

/** An unpacking under way. `abandon` removes at once, synchronously, what it has written so far. */
export interface Unpacking {
  readonly done: Promise<void>;
  abandon(): void;
}

const packageName = '@sparticuz/chromium';
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'] as const;
const contentsFile = 'contents.json';
const leftoverAge = 60 * 60 * 1000;

// Paths are relative to this file and to XDG_CACHE_HOME, so that a project that is moved keeps its browser.
const fontConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Where the embedded browser belongs: `<privateFolder>/browser/<build>`. Nothing is written.
 * Undefined where the npm package is not installed.
 */
export function embeddedBrowser(privateFolder: string, packageFolder = findPackage()): EmbeddedBrowser | undefined {
  const build = packageFolder === undefined ? undefined : describeBuild(packageFolder);
  if (packageFolder === undefined || build === undefined) return undefined;
  const folder = join(privateFolder, 'browser', build);
  return {
    packageFolder,
    folder,
    executable: join(folder, 'chromium'),
    libraryFolder: join(folder, 'lib'),
    fontConfig: join(folder, 'fonts.conf'),
    build,
  };
}

/** True where every file of the unpacked browser is there in its full size, in a folder that only its owner can write. */
export function isUnpacked({ folder }: EmbeddedBrowser): boolean {
  try {
    const owner = process.getuid?.();
    const { uid, mode } = statSync(folder);
    if (owner !== undefined && ((uid !== owner && uid !== 0) || (mode & 0o022) !== 0)) return false;
    const contents: unknown = JSON.parse(readFileSync(join(folder, contentsFile), 'utf8'));
    if (typeof contents !== 'object' || contents === null) return false;
    const sizes: readonly (readonly [string, unknown])[] = Object.entries(contents);
    return sizes.length > 0 && sizes.every(([path, size]) => statSync(join(folder, path)).size === size);
  } catch {
    return false;
  }
}

/**
 * Unpacks the embedded browser into a new folder beside its place and renames it there when it is whole, so that
 * processes that do the same at once are safe and a half-unpacked browser is never at its place.
 * `done` rejects with BriefError('output') where the folder cannot be written and BriefError('browser') where the
 * package is damaged.
 */
export function unpackBrowser(embedded: EmbeddedBrowser): Unpacking {
  const parent = dirname(embedded.folder);
  const draft = join(parent, `.new-${randomUUID()}`);
  const done = unpackInto(embedded, draft).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw asBriefError(error, parent);
  });
  // The caller may be busy with something else when this fails, and looks at `done` later.
  done.catch(() => {});
  return { done, abandon: () => removeAtOnce(draft) };
}

/** Removes a folder that a dying process may still be writing into; what escapes is swept by a later run. */
export function removeAtOnce(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
  } catch {
    // There is nobody to tell: this runs while the program ends.
  }
}

async function unpackInto(embedded: EmbeddedBrowser, draft: string): Promise<void> {
  const parent = dirname(draft);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  mkdirSync(draft, { mode: 0o700 });
  const bin = join(embedded.packageFolder, 'bin');
  const sizes = await Promise.all([
    writeExecutable(join(bin, 'chromium.br'), join(draft, 'chromium')),
    writeArchive(join(bin, 'al2023.tar.br'), draft),
    writeArchive(join(bin, 'fonts.tar.br'), draft),
  ]);
  const config = await writeWhole(join(draft, 'fonts.conf'), Buffer.from(fontConfig), 0o600);
  const contents = Object.fromEntries(
    [...sizes.flat(), config].map(([path, size]) => [path.slice(draft.length + 1), size]),
  );
  await writeWhole(join(draft, contentsFile), Buffer.from(`${JSON.stringify(contents, null, 1)}\n`), 0o600);
  await moveIntoPlace(embedded, draft);
  await removeLeftovers(parent, basename(embedded.folder));
}

type PathAndSize = readonly [path: string, size: number];

async function writeExecutable(from: string, to: string): Promise<readonly PathAndSize[]> {
  // Without flush, a power cut after the renaming could leave a file of the right name and no content.
  const target = createWriteStream(to, { flags: 'wx', mode: 0o700, flush: true });
  await pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 2 ** 21 }), target);
  return [[to, (await stat(to)).size]];
}

async function writeArchive(from: string, folder: string): Promise<readonly PathAndSize[]> {
  const archive = await promisify(brotliDecompress)(await readFile(from));
  const written: PathAndSize[] = [];
  for (const file of readTar(archive)) {
    // The package's own configuration names shared folders.
    if (file.path === 'fonts.conf') continue;
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    written.push(await writeWhole(path, file.bytes, file.mode & 0o700));
  }
  return written;
}

async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<PathAndSize> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return [path, bytes.length];
}

async function moveIntoPlace(embedded: EmbeddedBrowser, draft: string): Promise<void> {
  const { folder } = embedded;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await rename(draft, folder);
      return;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    if (isUnpacked(embedded)) {
      await rm(draft, { recursive: true, force: true });
      return;
    }
    const broken = join(dirname(folder), `.old-${randomUUID()}`);
    await rename(folder, broken).catch(() => {});
    await rm(broken, { recursive: true, force: true });
  }
  throw new BriefError('output', `Could not replace the damaged browser in ${folder}.`, {
    hint: 'Delete that folder and run the command again.',
  });
}

/** Other builds and what a killed process left. Old enough means that no process can still be writing it. */
async function removeLeftovers(parent: string, current: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const ours = /^\.(?:new|old)-|^\d+\.\d+\.\d+-[0-9a-f]{12}$/.test(name);
    if (!ours || name === current) continue;
    const old = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > leftoverAge,
      () => false,
    );
    if (old) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

function findPackage(): string | undefined {
  try {
    return dirname(dirname(dirname(createRequire(import.meta.url).resolve(packageName))));
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

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR';
}

function asBriefError(error: unknown, folder: string): BriefError {
  if (error instanceof BriefError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST|ENOENT)$/.test(code)) {
    return new BriefError('output', `Could not unpack the browser into ${folder}: ${reason}.`, {
      hint: 'It needs about 210 MB in a folder that you may write.',
      cause: error,
    });
  }
  return new BriefError('browser', `The embedded browser could not be unpacked: ${reason}.`, {
    hint: 'Run "npm ci" to install the packages afresh.',
    cause: error,
  });
}

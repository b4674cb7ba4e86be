import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { BriefError } from '../project/errors.ts';
import { guard } from '../project/guard.ts';
import { contentsFile, describeFile, type EmbeddedBrowser, fontConfig, isUnpacked } from './embedded.ts';

const leftoverAge = 60 * 60 * 1000;

/** An unpacking under way. `abandon` removes at once, synchronously, what it has written so far. */
export interface Unpacking {
  readonly done: Promise<void>;
  abandon(): void;
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
  const release = guard(draft);
  done.then(release, release);
  // The caller may look at `done` only later.
  done.catch(() => {});
  return { done, abandon: () => removeAtOnce(draft) };
}

/** Removes a folder that a dying process may still be writing into; a later run removes what remains. */
export function removeAtOnce(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
  } catch {
    // The program is ending: nobody can be told.
  }
}

async function unpackInto(embedded: EmbeddedBrowser, draft: string): Promise<void> {
  const parent = dirname(draft);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  mkdirSync(draft, { mode: 0o700 });
  const bin = join(embedded.packageFolder, 'bin');
  const written = await Promise.all([
    writeExecutable(join(bin, 'chromium.br'), join(draft, 'chromium')),
    writeArchive(join(bin, 'al2023.tar.br'), draft),
    writeArchive(join(bin, 'fonts.tar.br'), draft),
  ]);
  const config = await writeWhole(join(draft, 'fonts.conf'), Buffer.from(fontConfig), 0o600);
  const contents = Object.fromEntries(
    [...written.flat(), config].map((path) => [path.slice(draft.length + 1), describeFile(path)]),
  );
  await writeWhole(join(draft, contentsFile), Buffer.from(`${JSON.stringify(contents, null, 1)}\n`), 0o600);
  await moveIntoPlace(embedded, draft);
  await removeLeftovers(parent, basename(embedded.folder));
}

async function writeExecutable(from: string, to: string): Promise<readonly string[]> {
  // Without flush, a power cut after the renaming could leave an empty file of the right name.
  const target = createWriteStream(to, { flags: 'wx', mode: 0o700, flush: true });
  await pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 2 ** 21 }), target);
  return [to];
}

async function writeArchive(from: string, folder: string): Promise<readonly string[]> {
  // A CommonJS package: what esbuild splits gives its exports as the default alone.
  const { default: tar } = await import('tar-stream');
  const entries = tar.extract();
  entries.end(await promisify(brotliDecompress)(await readFile(from)));
  const written: string[] = [];
  for await (const entry of entries) {
    const { name, type, mode } = entry.header;
    const [path, bytes] = [join(folder, name), await buffer(entry)];
    // The package's own configuration names shared folders.
    if (type === 'directory' || name === 'fonts.conf') continue;
    if (type !== 'file' || !path.startsWith(join(folder, sep))) throw new Error(`"${name}" leads out of its archive`);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    written.push(await writeWhole(path, bytes, mode & 0o700));
  }
  return written;
}

async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<string> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
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

/** Removes other builds and what killed processes left, if so old that no process can still be writing it. */
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
      hint: 'It needs about 210 MB in a writable folder.',
      cause: error,
    });
  }
  return new BriefError('browser', `The embedded browser could not be unpacked: ${reason}.`, {
    hint: 'Run "npm ci" to install the packages afresh.',
    cause: error,
  });
}

import type { PdfAttachment } from '../pdf/read/read-attachments.ts';
import { sha256 } from '../project/sha256.ts';
import { type Manifest, manifestSchema } from './schema.ts';

/** The seal of a manifest, given without its seal and with its keys in the order in which they were written. */
export function sealOf(unsealed: object): string {
  return sha256(JSON.stringify(unsealed));
}

/** The content of the manifest that a PDF carries, unread; undefined where it carries none. */
export function manifestText(attachments: readonly PdfAttachment[]): string | undefined {
  const attached = attachments.find(({ name }) => name.endsWith('-manifest.json'));
  return attached === undefined ? undefined : new TextDecoder().decode(attached.bytes);
}

export interface ReadManifest {
  readonly manifest: Manifest;
  /** Whether it has the seal that its content gives. */
  readonly sealed: boolean;
}

/** The manifest that a PDF carries, or a sentence that says why it cannot be read. */
export function readManifest(attachments: readonly PdfAttachment[]): ReadManifest | string {
  const text = manifestText(attachments);
  if (text === undefined) return 'it carries no manifest, so that it is no briefing, or its attachments were taken off';
  try {
    const content: unknown = JSON.parse(text);
    const parsed = manifestSchema.safeParse(content);
    if (parsed.success) {
      const { seal, ...unsealed } = Object(content);
      return { manifest: parsed.data, sealed: sealOf(unsealed) === seal };
    }
    const [issue] = parsed.error.issues;
    return `its manifest is damaged, or not one of this version of Briefpress: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  } catch {
    return 'its manifest is not JSON: it was damaged, or is not one of Briefpress';
  }
}

import type { Baseline } from '../editions/history.ts';
import { BriefError } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import { openPdf } from './pdf-file.ts';
import { findManifest, printedOf } from './printed-of.ts';

/** What a PDF that carries its data printed. */
export interface PdfBaseline {
  readonly briefing: string;
  readonly baseline: Baseline;
  readonly language: string;
  readonly sha256: string;
}

/** Reads the data inside a PDF. @throws BriefError usage, where it cannot be opened; data, where it carries none. */
export function readBaseline(name: string): PdfBaseline {
  const { bytes, reading } = openPdf(name);
  const manifest = findManifest(reading);
  if (typeof manifest === 'string') {
    throw new BriefError('data', `${name} cannot be compared: ${manifest}`, {
      hint: 'name a PDF that Briefpress made, as it was made',
    });
  }
  const { briefing, edition, published, language } = manifest;
  const baseline = { ...(edition === null ? {} : { edition }), date: published, printed: printedOf(manifest) };
  return { briefing, baseline, language, sha256: sha256(bytes) };
}

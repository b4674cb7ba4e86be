/** Bytes of a message as sent: from `heavy` on many servers delay or refuse it, from `tooLarge` on nearly all do. */
export const sizeLimits = { heavy: 10_000_000, tooLarge: 25_000_000 } as const;

/** Judges the size of a message after encoding. */
export function judgeSize(bytes: number): 'light' | 'heavy' | 'too-large' {
  if (bytes >= sizeLimits.tooLarge) return 'too-large';
  return bytes >= sizeLimits.heavy ? 'heavy' : 'light';
}

/** "183 kB", "12.4 MB"; a kB is 1,000 bytes. */
export function showSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(Math.ceil(bytes / 100_000) / 10).toFixed(1)} MB`;
}

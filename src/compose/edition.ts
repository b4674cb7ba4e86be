/** Where a briefing stands among the editions that were issued of it. */
export interface Edition {
  /** Date of publication, YYYY-MM-DD. */
  readonly published: string;
  /** Number of the issued edition that this content is; none where it was not issued. */
  readonly number?: number;
  readonly draft: boolean;
}

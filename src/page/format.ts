/** What a briefing is written as. */
export type Format = 'pdf' | 'html' | 'csv';

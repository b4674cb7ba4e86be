import { type Fields, pageFields } from './fields.ts';

/** The fields of `mail.hbs`. */
export const mailFields = {
  lang: 'text',
  subject: 'text',
  issuer: 'text',
  series: 'text',
  notices: { each: 'text' },
  contents: { each: { lang: 'text', title: 'html' } },
  briefings: { each: 'html' },
  contact: { name: 'text', address: 'text' },
} as const satisfies Fields;

/** The fields of `mail-briefing.hbs`. */
export const mailBriefingFields = {
  lang: 'text',
  about: 'html',
  title: 'html',
  summary: 'html',
  attached: 'text',
  attribution: 'text',
  facts: { each: { name: 'text', value: 'html' } },
  bottomLine: { each: 'html' },
  tiles: { each: { label: 'html', value: 'html', support: 'html', grade: 'text' } },
  changed: pageFields.changed,
  sources: pageFields.sources,
} as const satisfies Fields;

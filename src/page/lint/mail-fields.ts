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
  hero: {
    title: 'html',
    subtitle: 'html',
    source: 'html',
    note: 'html',
    picture: 'text',
    alt: 'text',
    width: 'text',
    height: 'text',
  },
  points: { each: { lead: 'html', text: 'html', from: 'html' } },
  trust: { each: 'html' },
  changed: pageFields.changed,
  sources: pageFields.sources,
} as const satisfies Fields;

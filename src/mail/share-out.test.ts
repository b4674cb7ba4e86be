import { expect, test } from 'vitest';
import type { Delivery } from './deliveries.ts';
import type { Recipient } from './recipients.ts';
import { changedForDraft, type ReadyBriefing, shareOut } from './share-out.ts';

const briefing = (name: string, pdf = `${name}-pdf`): ReadyBriefing => ({
  name,
  topic: name,
  pdf,
  content: `${name}-words`,
});
const [thefts, ferries] = [briefing('thefts'), briefing('ferries')];
const person = (address: string, topics?: readonly string[]): Recipient => ({
  address,
  role: 'to',
  ...(topics === undefined ? {} : { topics }),
});
const had = (to: string, { name, pdf, content }: ReadyBriefing, outcome: Delivery['outcome'] = 'sent'): Delivery => ({
  to,
  briefing: name,
  pdf,
  content,
  outcome,
  date: '2026-11-22',
});
const [ana, bo, cy] = [person('ana'), person('bo'), person('cy', ['ferries'])];
const base = {
  briefings: [thefts, ferries],
  recipients: [ana, bo, cy],
  deliveries: [] as readonly Delivery[],
  hash: ({ address }: Recipient) => address,
  changed: false,
  again: false,
  separate: false,
};
const shown = ({ planned, served, unknown }: ReturnType<typeof shareOut>) => ({
  planned: planned.map((one) => [
    one.briefings.map(({ name }) => name).join('+'),
    one.recipients.map(({ address }) => address).join('+'),
  ]),
  served: served.map(({ address }) => address),
  unknown: unknown.map((one) => `${one.recipient.address} ${one.briefing.name}`),
});

test('recipients of the same briefings share a message, and nobody gets a topic that they did not ask for', () => {
  expect(shown(shareOut(base))).toEqual({
    planned: [
      ['thefts+ferries', 'ana+bo'],
      ['ferries', 'cy'],
    ],
    served: [],
    unknown: [],
  });
});

test('nobody gets a briefing twice', () => {
  const deliveries = [had('ana', thefts), had('bo', thefts), had('bo', ferries), had('cy', ferries)];
  expect(shown(shareOut({ ...base, deliveries }))).toEqual({
    planned: [['ferries', 'ana']],
    served: ['bo', 'cy'],
    unknown: [],
  });
});

test('what may have arrived is sent again only on request', () => {
  const deliveries = [
    had('ana', thefts, 'unknown'),
    had('ana', ferries),
    had('bo', thefts, 'refused'),
    had('bo', ferries),
  ];
  const given = { ...base, recipients: [ana, bo], deliveries };
  expect(shown(shareOut(given))).toEqual({ planned: [['thefts', 'bo']], served: [], unknown: ['ana thefts'] });
  expect(shown(shareOut({ ...given, again: true }))).toEqual({
    planned: [['thefts', 'ana+bo']],
    served: [],
    unknown: [],
  });
});

test('with --separate each recipient has a message of their own', () => {
  const { planned } = shown(shareOut({ ...base, separate: true }));
  expect(planned).toEqual([
    ['thefts+ferries', 'ana'],
    ['thefts+ferries', 'bo'],
    ['ferries', 'cy'],
  ]);
});

test('another PDF of the same content is sent when it is named, and is not a change', () => {
  const given = {
    ...base,
    recipients: [ana],
    briefings: [briefing('thefts', 'other')],
    deliveries: [had('ana', thefts)],
  };
  expect(shown(shareOut(given)).planned).toEqual([['thefts', 'ana']]);
  expect(shown(shareOut({ ...given, changed: true }))).toEqual({ planned: [], served: ['ana'], unknown: [] });
});

test('a draft contains what one of its recipients was neither sent nor drafted', () => {
  const deliveries = [had('ana', thefts), had('bo', thefts, 'drafted'), had('ana', ferries)];
  expect(changedForDraft([thefts, ferries], ['ana', 'bo'], deliveries)).toEqual([ferries]);
  expect(changedForDraft([thefts, ferries], ['ana'], deliveries)).toEqual([]);
  expect(changedForDraft([thefts, ferries], [''], deliveries)).toEqual([thefts, ferries]);
});

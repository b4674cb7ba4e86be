import { expect, test } from 'vitest';
import { BriefError } from '../project/errors.ts';
import { readServer, withoutLogin } from './server.ts';

test.each([
  ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, implicitTls: false, requireTls: false }],
  ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, implicitTls: true, requireTls: false }],
  ['smtp://mail.example.org:465', { host: 'mail.example.org', port: 465, implicitTls: true, requireTls: false }],
  ['smtp://MAIL.example.org:2525/', { host: 'mail.example.org', port: 2525, implicitTls: false, requireTls: false }],
  [
    'smtp://a%40b:p%3Aw%2F@mail.example.org',
    { host: 'mail.example.org', port: 587, requireTls: true, login: { user: 'a@b', password: 'p:w/' } },
  ],
  ['smtp://u:p@localhost:25', { host: 'localhost', port: 25, requireTls: false }],
  ['smtp://u:p@127.0.0.1', { host: '127.0.0.1', requireTls: false }],
  ['smtp://u:p@[::1]', { host: '::1', requireTls: false }],
  ['smtp://u:p@127.0.0.1.example.org', { requireTls: true }],
])('%s', (url, server) => {
  expect(readServer(url)).toMatchObject(server);
});

test.each([
  [undefined, /not set/],
  ['', /not set/],
  ['mail.example.org', /not a valid URL/],
  ['http://u:sesame@mail.example.org', /smtp:\/\//],
  ['smtp://u:sesame@mail.example.org/inbox', /after the host/],
  ['smtp://u:sesame@mail.example.org?tls.rejectUnauthorized=false', /after the host/],
  ['smtp://u:sesame@mail.example.org#x', /after the host/],
  ['smtp://u:sesame%zz@mail.example.org', /%25/],
  ['smtp://sesame@mail.example.org', /without a password/],
  ['smtp://u:sesame@', /not a valid URL|no valid host/],
  ['smtp://u:sesame@mail_x.example.org', /no valid host/],
  ['smtp://u:ses/ame@mail.example.org', /not a valid URL|after the host/],
])('%s is refused, and no part of it is repeated', (url, why) => {
  try {
    readServer(url);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    expect(error.message).toMatch(why);
    expect(`${error.message}${error.hint}${error.stack}`).not.toMatch(/sesame|ses\/ame/);
  }
});

test('what a server says is shown on one line and without the login', () => {
  const server = readServer('smtp://ana:open%20sesame@mail.example.org');
  const base64 = Buffer.from('\0ana\0open sesame').toString('base64');
  const said = `535 no "ana" with open sesame, open%20sesame, ${base64}\r\n\u001b[31mred`;
  expect(withoutLogin(said, server)).toBe('535 no "…" with …, …, … [31mred');
});

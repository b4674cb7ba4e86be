import { expect, test } from 'vitest';
import { linkFault } from './link.ts';

const own = (host: string): [string, string] => [`https://${host}/a`, 'none but one machine or network knows'];

test.each([
  ['http://example.org/a?b', 'is not encrypted: write https://example.org/a?b'],
  ['HTTP://example.org', 'is not encrypted: write https://example.org'],
  ['javascript:alert(1)', 'is javascript:: links are https:, mailto: or #section'],
  ['file:///etc/passwd', 'is file:'],
  ['data:text/html,x', 'is data:'],
  ['ms-word:ofe|u|https://example.org', 'is ms-word:'],
  ['a/b.html', 'is not a complete address; a reader has none of the files'],
  ['//example.org/a', 'is not a complete address'],
  ['https:example.org', 'is not a complete address: write https://example.org/'],
  ['https:\\\\example.org', 'is not a complete address'],
  ['https://bank.example@evil.example/', 'leads to evil.example, not to what stands before the @'],
  ['https://user:secret@example.org/', 'leave out the user name'],
  ['https://exam\u00ADple.org/', 'invisible'],
  ['https://example.org/\u202Egpj', 'invisible'],
  ['java\nscript:alert(1)', 'invisible'],
  ['https://\u0430pple.com/', 'only look like others'],
  ['https://xn--80ak6aa92e.com/', 'only look like others'],
  ['https://\u0261oogle.com/', 'only look like others'],
  ['https://example\uFF0Eorg/', 'leads to example.org, which is written differently: write https://example.org/'],
  ['https://\uFF45xample.org/', 'written differently'],
  ['https://0x7f.1/', 'leads to 127.0.0.1'],
  ['https://2130706433', 'leads to 127.0.0.1'],
  ['https://example.org\\@evil.example', 'has a backslash'],
  ['mailto:a@example.org?bcc=b@example.org', 'sets "bcc" of a message'],
  ['#a b', 'has spaces'],
  ...['localhost', 'a.localhost:8443', 'printer.local', 'intranet', 'db.internal', 'router.home.arpa', 'a.test'].map(
    own,
  ),
  ...['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[fe80::1]', '[fd12::1]', '10.0.0.1', '172.31.0.1'].map(own),
  ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'].map(own),
  ['https://0177.0.0.1/', 'leads to 127.0.0.1'],
  ['https://evil.example#@bank.example', 'leads to evil.example, not to what stands after the @'],
  ['https://evil.example?@bank.example', 'leads to evil.example, not to what stands after the @'],
  ['https://:@example.org/', 'leave out the user name'],
  ['https://example.org%2Eevil.example/', 'leads to example.org.evil.example'],
  ['https://example.org\u2044evil.example/', 'no host has a \u2044 in it'],
  ['https://example.org;evil.example/', 'no host has a ; in it'],
  ['https://example.org\u30CEevil.example/', 'only look like others'],
  ['https://e\u0338xample.org/', 'only look like others'],
  ['https://xn--gov-.example/', 'which is no host'],
  ['https://example.org./', 'a point stands without a name'],
  ['https://example..org/', 'a point stands without a name'],
  ['https://example.org:22/', 'asks at port 22'],
  ['mailto:', 'is not to one mail address'],
  ['mailto:a@example.org,b@example.org', 'is not to one mail address'],
  ['mailto:a@example.org%0Abcc:b@example.org', 'is not to one mail address'],
  ['mailto:a@example.org?subject=a%0D%0Abcc:b@example.org', 'more than one line'],
  ['mailto:a@localhost', 'none but one machine or network knows'],
  ['mailto:a@ex\u0430mple.org', 'only look like others'],
])('%s is an error', (href, message) => {
  expect(linkFault(href)).toEqual({ severity: 'error', message: expect.stringContaining(message) });
});

test.each(['https://www.gov.uk.example.net/a', 'https://bank.com.evil.example/', 'https://gov.uk.evil.example/'])(
  '%s is a warning',
  (href) => {
    expect(linkFault(href)).toEqual({ severity: 'warning', message: expect.stringContaining('reads like one to') });
  },
);

test('the host that a link really leads to is told as it was registered', () => {
  expect(linkFault('https://stats.gov.cn.evil.co.uk/')?.message).toContain('leads to evil.co.uk;');
  expect(linkFault('https://www.gov.uk.a.evil.example/')?.message).toContain('leads to evil.example;');
});

test.each([
  'https://example.org/a?b=c#d',
  'https://www2.gov.bc.ca/gov',
  'https://data.stats.gov.cn/',
  'https://www.abs.gov.au/statistics',
  'https://web.archive.org/web/2024/http://example.org/',
  'https://example.org:8443/@name',
  'https://m\u00FCnchen.de/',
  'https://\u4F8B\u5B50.cn/',
  'https://\u043F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442.\u0440\u0444/',
  'https://\u0440\u043E\u0441.\u0440\u0444/',
  'https://8.8.8.8/',
  'https://\u{1F4A9}.la/',
  'mailto:a@example.org',
  'mailto:a@example.org?subject=A%20question',
  'https://EXAMPLE.org',
  'https://xn--mnchen-3ya.de/',
  'https://com.example.org/',
  'https://[2606:2800:220:1::1]/',
  '#section',
])('%s is fine', (href) => {
  expect(linkFault(href)).toBeUndefined();
});

test('a host with letters of its own is read as often as it is asked for', () => {
  // As often as a compiler of the engine wants it, which once made it wrong.
  for (let count = 0; count < 100_000; count += 1) linkFault('https://münchen.de/');
  expect(linkFault('https://münchen.de/')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { refuseAddress } from './address.ts';

test.each([
  ['https://example.org/a.csv', undefined],
  ['https://example.org/{year}/{month}.csv', undefined],
  ['http://localhost:8080/a', undefined],
  ['http://[::1]:8080/a', undefined],
  ['http://127.0.0.1/a', undefined],
  ['http://localhost.example.org/a', /https address/],
  ['http://example.org/a', /https address/],
  ['ftp://example.org/a', /https address/],
  ['file:///etc/passwd', /https address/],
  ['data:text/csv,a', /https address/],
  ['a.csv', /not an address/],
  ['https://name@example.org/', /no password/],
])('%s is refused: %s', (text, why) => {
  if (why === undefined) expect(refuseAddress(text)).toBeUndefined();
  else expect(refuseAddress(text)).toMatch(why);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldAddress } from '../../src/corpus/address-scan.ts';
import { REMOVED, redactAddresses } from '../../src/corpus/redact-addresses.ts';

/** Reads tests as they are meant: an address stands where `«»` is. */
function expectRedacted(text: string, address: string): void {
  const written = text.replace('«»', address);
  expect(redactAddresses(written)).toBe(text.replace('«»', REMOVED));
  expect(mayHoldAddress(Buffer.from(written))).toBe(true);
}

function expectKept(text: string): void {
  expect(redactAddresses(text)).toBe(text);
}

describe('redactAddresses', () => {
  it.each([
    'joe@example.org',
    'joe.von-doe+hpr@mail.example.co.uk',
    'JOE@EXAMPLE.ORG',
    'joe@@example.org',
    'jörg@müller.de',
    '<joe@example.org>',
    'mailto:joe@example.org',
    '<mailto:joe@example.org>',
    'git@example.com',
    'joe@yahoo',
    'JOE.DOE@Gmail',
    'joe%40example.org',
  ])('removes %s', (address) => {
    expectRedacted('Write to «», please.', address);
    expectRedacted('«»', address);
  });

  it.each([
    ['Write to «».', 'joe at example dot org'],
    ['Write to «».', 'joe (at) example (dot) co (dot) uk'],
    ['Write to «».', 'joe[at]example[dot]org'],
    ['Write to «».', 'joe (at) example.org'],
    ['Write to «».', 'joe <at> example.org'],
    ['Write to «».', 'joe.doe[ @ ]example.org'],
    ['That is J, O, «».', 'E, the at symbol, example.com'],
    ['Write to «» today', 'joe.doe AT gmail DOT com'],
    ['Write to «» today', 'kevin dot doe at example dot com'],
    ['Write to «».', 'joe-at-example-dot-org'],
    ['Write to «».', 'joe at the strangeland dot net'],
    ['You can reach me at «».', 'jdoe5 at hotmail.com'],
    ['I can be contacted at «».', 'joe at example.org'],
    ['Please email «» or call.', 'admin at example.org'],
    ['My e-mail address is «».', 'joe at example.org'],
    ['Please email «».', 'admin at hacker public radio dot org'],
    ['Please email «».', 'admin\nat example.org'],
  ])('removes one that is written out: %s', (text, address) => {
    expectRedacted(text, address);
  });

  it.each([
    'You have been listening to Hacker Public Radio at HackerPublicRadio.org.',
    'You can email me at example.org.',
    'Have a look at Debian at debian.org.',
    'My blog is at example dot org.',
    'Read the page at example dot org forward slash faq.',
    'Joe was at home. Dot was out at sea.',
    'user@pc:~$ ls',
    'ssh pi@192.168.1.10',
    'npm install lodash@4.17.21',
    'root@localhost',
    'root@yahoo-mirror',
    'follow @yahoo',
    '@alice and @bob@',
    'the @ sign. And more',
    'https://mastodon.example/@alice',
    'https://www.flickr.com/photos/44249669@N06/sets',
    '<alice@...>',
  ])('leaves alone what is no address: %s', expectKept);

  it('makes fediverse handles readable as what they are', () => {
    expect(redactAddresses('Find me: @alice@social.example.')).toBe('Find me: @alice on social.example.');
    expect(redactAddresses('(@a_b@c.example)')).toBe('(@a_b on c.example)');
    expect(redactAddresses('https://x.example/@alice@social.example')).toBe(
      'https://x.example/@alice%40social.example',
    );
  });

  it('removes several in one text', () => {
    expect(redactAddresses('a@b.org, c@d.org; e at gmail dot com')).toBe(`${REMOVED}, ${REMOVED}; ${REMOVED}`);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(addressSoup(), (text) => {
        const once = redactAddresses(text);
        expect(redactAddresses(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no x@y.z behind', () => {
    fc.assert(
      fc.property(addressSoup(), (text) => {
        expect(redactAddresses(text)).not.toMatch(/[\p{L}\p{N}]@+[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('is announced by the scan of the bytes', () => {
    fc.assert(
      fc.property(addressSoup(), (text) => {
        if (redactAddresses(text) !== text) expect(mayHoldAddress(Buffer.from(text))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['@', '@'.repeat(200_000)],
    ['names', `${'a'.repeat(200_000)}@`],
    ['hosts', `a@${'a.'.repeat(100_000)}`],
    ['at', 'joe at '.repeat(30_000)],
    ['dot', `joe at ${'x dot '.repeat(30_000)}`],
    ['spaces', `joe at${' '.repeat(200_000)}`],
  ])('is quick on a flood of %s', (_, text) => {
    const start = performance.now();
    redactAddresses(text);
    mayHoldAddress(Buffer.from(text));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** Everything that addresses are made of, in any order. */
function addressSoup(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...[
      '@',
      '@@',
      '.',
      ' at ',
      '(at)',
      ' dot ',
      ' DOT ',
      ' (dot) ',
      '-',
      '_',
      '+',
      '%40',
      '<',
      '>',
      ' ',
      '\n',
      ',',
      ':',
      '/',
    ],
    ...['joe', 'a', 'x1', 'jörg', '例え', '😀', 'email', 'the', 'com', 'org', 'gmail.com', 'example.org', 'mailto:'],
    ...['https://', '1.2', REMOVED],
  );
  return fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
}

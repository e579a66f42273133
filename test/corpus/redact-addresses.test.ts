import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldAddress } from '../../src/corpus/address-scan.ts';
import { PHONE_REMOVED } from '../../src/corpus/phone-numbers.ts';
import { REMOVED, redactAddresses } from '../../src/corpus/redact-addresses.ts';

/** Replaces `«»` with an address. */
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
    ['Feedback can be sent to «» or by leaving a comment.', 'joe at example.org'],
    ['Send your feedback. Questions, promos and rants to «».', 'nightowl at example.com'],
    ['You can write to us. He is JD somewhere, and I am «».', 'joe at example.org'],
    ["If anybody wants to contact me, it's «».", 'jd5 at example.net'],
    ['Why do you not contact Anna or «»?', 'joe at example.org'],
    ['Like I said, «» is my feedback address.', 'HPR at example.us'],
    ['Again, I am Joanna, «».', 'J-O-A-N-N-A, at example.org'],
    ['Please email «».', 'admin at hacker public radio dot org'],
    ['Please email «».', 'admin\nat example.org'],
    ['Write to «».', 'joe (at) gmail'],
    ['Write to «», please.', 'joe[at]example[.]co[.]uk'],
    ['Write to «».', 'joe (at) example (.) org'],
    ['Send it to «».', 'president -at- example.org'],
    ['Find «».', 'joe(a)example.org'],
    ['Contact «» for more.', 'SomebodyNew at gmail'],
    ['Let me know, «».', 'joe.doe_hpr at Yahoo'],
    ["I am Joe at example, that's «».", 'J-O-E-D-O-E at Gmail'],
    ["That's J O E «».", 'D at read and code dot com'],
    ['Feel free to contact me at «».', 'jdoe at my very own site dot com'],
    ['You get in touch. «», please.', 'Admin at Hacker Public Radio dot org'],
    ['You can feed «» is the email address.', 'back at example dot com'],
    ['«» is the email address for the list.', 'hpr at example.org'],
    ['Feedback can be sent to «» or so.', 'joe at email.com'],
    ['You can write to «».', 'joeatgmail.com'],
    ['You can e-mail me, «».', 'xatexample.com'],
    ['You can write to «».', 'joesorrygmail.com'],
    ['You can email me at «», if you like.', 'danatthelinicslink.net'],
    ['My email is «».', 'podcast.at.example.com'.replaceAll('.at.', 'at')],
    ["That's «».", 'garyolaatgaryola.net'],
  ])('removes one that is spelled out: %s', (text, address) => {
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
    'Have a look at dot com boom and bust.',
    'Look at Gmail or Yahoo today.',
    'Some people at AOL, and our friends at Verizon.',
    'He was working at Yahoo at the time.',
    "I'm flaky and I suck at email.",
    'Get the code at git hub dot com slash example.',
    'See https://example.org/band-in-a-box-at-example.org/ for it.',
    'You can check www.gmail.com, mail.google.com and smtp.gmail.com.',
    'Type nslookup whatever.com, or format it.',
    'You can email me. Data.gov is another matter.',
    'a (a) first and a [a]political thing.com',
    'You can find my contact information at example.org.',
    'Send us feedback, and look at github.com for the rest.',
    'If you want to contact us, meet at example.org, or check it out at example.net.',
    'Leave a comment, or send us feedback at example.org.',
    'Any feedback is welcome. You have been listening to OurRadio at example.org.',
    'Send me a note; the notes for the show are on the page at example.org.',
    'The address of the project is at example.org.',
  ])('keeps what is not an address: %s', expectKept);

  it.each([
    'Tel «» between 10 and 2',
    'Fax:-«».',
    'Phone number: «».',
    'US: «»',
    'call the show at «» and press 1',
    'The number is «», if anybody wants it.',
  ])('removes a telephone number: %s', (text) => {
    for (const number of ['417-200-4811', '(206) 312-5749', '1-206-312-5749', '+44-203-432-5879', '+44 20 7946 0000'])
      expect(redactAddresses(text.replace('«»', number))).toBe(text.replace('«»', PHONE_REMOVED));
  });

  it.each([
    ['Tel «» between 10-2', '01253 293258'],
    ['Fax:-«»', '07812 345678'],
    ['dial «» in the US', '206 312 5749'],
    ['My mobile is «».', '0049 171 1234567'],
  ])('removes a number that the words before it introduce: %s', (text, number) => {
    expect(redactAddresses(text.replace('«»', number))).toBe(text.replace('«»', PHONE_REMOVED));
  });

  it.each([
    'version 3.10.12 and kernel 6.1.0-17-amd64',
    '2015-06-12 and 2015-06-12 10:17:44, 20150612',
    'call for papers 2014-10-23',
    'the 2015-2016 show, ring 2015 2016',
    'the phone number of Google is 208.67.219.231',
    'ISBN 978-3-16-148410-0',
    'serial number 1234-5678-9012-3456',
    'subnet 192-168-1110',
    'an estimated 200-300-1000 deaths',
    'https://example.org/206-312-5749/index.html',
    'Date: 2016-06-20 12:37:02 +0200',
    'RFC 2822, port 8080, 1,234,567 lines and 12 345 678 more',
    'show 1234567890 of them',
  ])('keeps a number that is not a telephone number: %s', expectKept);

  it('keeps fediverse handles readable', () => {
    expect(redactAddresses('Find me: @alice@social.example.')).toBe('Find me: @alice on social.example.');
    expect(redactAddresses('(@a_b@c.example)')).toBe('(@a_b on c.example)');
    expect(redactAddresses('https://x.example/@alice@social.example')).toBe(
      'https://x.example/@alice%40social.example',
    );
  });

  it('removes several in one text', () => {
    expect(redactAddresses('a@b.org, c@d.org; e at gmail dot com')).toBe(`${REMOVED}, ${REMOVED}; ${REMOVED}`);
  });

  it('removes numbers that follow each other without a space', () => {
    expect(redactAddresses('206-312-5749+44206-312-5749')).not.toMatch(/\d/);
  });

  it('changes nothing when applied twice', () => {
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

  it('is detected by the scan of the bytes', () => {
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
    ['digits', '1'.repeat(200_000)],
    ['groups of digits', '206-312-'.repeat(30_000)],
    ['cues', 'call tel: '.repeat(30_000)],
    ['one word', `email ${'at.a'.repeat(50_000)}`],
    ['one word of letters', `email ${'mailat'.repeat(40_000)}.com`],
  ])('is fast on a flood of %s', (_, text) => {
    const start = performance.now();
    redactAddresses(text);
    mayHoldAddress(Buffer.from(text));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** The parts of addresses, in any order. */
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
    ...[
      'https://',
      '1.2',
      REMOVED,
      ' at Gmail',
      '[.]',
      '(a)',
      '-at-',
      'J-O-E',
      'joeat',
      'joegmail.com',
      'email me at ',
    ],
    ...['+44', '206-312-5749', '-', '(206) ', PHONE_REMOVED],
  );
  return fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
}

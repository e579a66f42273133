import { describe, expect, test } from 'vitest';
import { isPublicAddress, publicAddresses, resolveByDns } from '../../../src/audio/http/public-address.ts';

const signal = new AbortController().signal;
const outside = { resolve: resolveByDns, allowLoopback: false };
const inTests = { resolve: resolveByDns, allowLoopback: true };

describe('an address', () => {
  test.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...[
      '100.64.0.1',
      '192.0.0.1',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      '::7f00:1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '64:ff9b:1::a00:1',
    ],
    ...[
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
      '100::1',
    ],
    ...['', 'localhost', '127.1', '0x7f.1'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a URL', () => {
  const refused = (url: string) =>
    expect(publicAddresses(new URL(url), outside, signal)).rejects.toThrow(/not public|not of the web|password/);

  test.each([
    ...[
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://0177.0.0.1/',
      'http://127.0.0.1./',
      'http://localhost/',
    ],
    ...[
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[64:ff9b::a00:1]/',
      'http://169.254.169.254/latest/meta-data/',
    ],
    ...[
      'http://8.8.8.8:22/',
      'http://8.8.8.8:25/',
      'http://user:word@8.8.8.8/',
      'ftp://8.8.8.8/',
      'file:///etc/passwd',
      'data:audio/mpeg,x',
    ],
  ])('%s is refused', async (url) => {
    await refused(url);
  });

  test('of the web is resolved once, to the addresses that may be connected to', async () => {
    expect(await publicAddresses(new URL('https://8.8.8.8/'), outside, signal)).toEqual([
      { address: '8.8.8.8', family: 4 },
    ]);
    expect(await publicAddresses(new URL('http://8.8.8.8:8443/'), outside, signal)).toHaveLength(1);
  });

  test('of this machine is allowed in tests alone, at any port, and its networks are not', async () => {
    expect(await publicAddresses(new URL('http://127.0.0.1:81/'), inTests, signal)).toHaveLength(1);
    await expect(publicAddresses(new URL('http://10.0.0.1/'), inTests, signal)).rejects.toThrow('not public');
  });
});

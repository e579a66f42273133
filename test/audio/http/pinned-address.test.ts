import { expect, test } from 'vitest';
import { Clips } from '../../../src/audio/clips.ts';
import type { Resolve } from '../../../src/audio/http/public-address.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { inRanges, serve } from '../support/audio-server.ts';
import { record } from '../support/recording.ts';

/** A clip from a host whose name nobody else knows, so that another look-up, by the socket, would fail. */
async function clipBy(resolve: Resolve): Promise<Uint8Array> {
  const { url } = await serve(inRanges(await record({ seconds: 30, sampleRate: 16_000, bitrate: 32 })));
  const testServer = `http://radio.invalid:${new URL(url).port}`;
  const clips = new Clips({ cacheDirectory: temporaryDirectory(), testServer, resolve, onCacheError: () => {} });
  return clips.clip({ url: 'https://example.org/show.mp3', start: 20, length: 5 });
}

test('a name is looked up once per connection, and the address that was checked is connected to', async () => {
  await expect(clipBy(async () => [{ address: '127.0.0.1', family: 4 }])).resolves.toBeInstanceOf(Uint8Array);
  await expect(clipBy(async () => [{ address: '10.0.0.1', family: 4 }])).rejects.toThrow('is not public: 10.0.0.1');
  await expect(clipBy(async () => [])).rejects.toThrow('is not public');
});

test('a name that changes its address between two ranges is refused', async () => {
  let asked = 0;
  const rebinding: Resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
  await expect(clipBy(rebinding)).rejects.toThrow('169.254.169.254');
});

test('of several addresses, only those that may be connected to are', async () => {
  const mixed = ['192.168.1.1', 'fd00::1', '127.0.0.1'].map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  await expect(clipBy(async () => mixed)).resolves.toBeInstanceOf(Uint8Array);
});

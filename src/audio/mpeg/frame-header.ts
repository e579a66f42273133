/** The four bytes in front of each frame of MPEG Layer III audio, read. */
export interface FrameHeader {
  readonly version: 1 | 2 | 2.5;
  /** Bits a second. */
  readonly bitrate: number;
  /** Samples a second. */
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** Samples a channel that the frame decodes to. */
  readonly samples: number;
  /** Bytes of the whole frame, with its header. */
  readonly size: number;
  /** Bytes of side information. */
  readonly sideInfo: number;
  /** Sixteen bits of checksum stand between header and side information. */
  readonly hasChecksum: boolean;
}

export const HEADER_BYTES = 4;

const VERSIONS = [2.5, undefined, 2, 1] as const;
const LAYER_III = 1;
const MONO = 3;
/** Kilobits a second by index; 0 is "free format", which nobody uses and whose frames have no known size. */
const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
/** Of version 1; version 2 has half of it and version 2.5 a quarter. */
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;
const RATE_DIVISORS = { 1: 1, 2: 2, 2.5: 4 } as const;

/**
 * Reads the header at a position: ISO/IEC 11172-3 and 13818-3, and the unofficial version 2.5. Undefined when these bytes
 * are no header of Layer III.
 */
export function readFrameHeader(bytes: Uint8Array, at: number): FrameHeader | undefined {
  if (bytes[at] !== 0xff || at + HEADER_BYTES > bytes.length) return undefined;
  const kind = bytes[at + 1] ?? 0;
  const rates = bytes[at + 2] ?? 0;
  const mode = bytes[at + 3] ?? 0;
  if ((kind & 0xe0) !== 0xe0) return undefined;
  const version = VERSIONS[(kind >> 3) & 3];
  if (version === undefined || ((kind >> 1) & 3) !== LAYER_III) return undefined;
  const kilobits = BITRATES[version === 1 ? 1 : 2][rates >> 4];
  const rate = SAMPLE_RATES[(rates >> 2) & 3];
  if (!kilobits || rate === undefined) return undefined;
  const sampleRate = rate / RATE_DIVISORS[version];
  const samples = version === 1 ? 1152 : 576;
  const channels = mode >> 6 === MONO ? 1 : 2;
  const padding = (rates >> 1) & 1;
  return {
    version,
    bitrate: kilobits * 1000,
    sampleRate,
    channels,
    samples,
    size: Math.floor(((samples / 8) * kilobits * 1000) / sampleRate) + padding,
    sideInfo: version === 1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17,
    hasChecksum: (kind & 1) === 0,
  };
}

/** Whether two frames can be of one recording. */
export function isSameStream(one: FrameHeader, other: FrameHeader): boolean {
  return one.version === other.version && one.sampleRate === other.sampleRate && one.channels === other.channels;
}

/** The length of a frame in seconds. */
export function durationOf({ samples, sampleRate }: FrameHeader): number {
  return samples / sampleRate;
}

/** The mean size of frames at a bit rate in bits a second, in bytes; those of a real file have it rounded down or up. */
export function meanSize({ samples, sampleRate }: FrameHeader, bitrate: number): number {
  return ((samples / 8) * bitrate) / sampleRate;
}

/**
 * The header of the smallest frame of the same stream that holds `bytes`, without checksum or padding, as its first four
 * bytes. Undefined when no bit rate is high enough, which none of Layer III is for more than 2,880 bytes.
 */
export function headerFor(like: Uint8Array, bytes: number): Uint8Array | undefined {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = like;
  for (let index = 1; index < BITRATES[1].length; index++) {
    const header = Uint8Array.of(sync, kind | 1, (index << 4) | (rates & 0x0c), mode & 0xcf);
    if ((readFrameHeader(header, 0)?.size ?? 0) >= bytes) return header;
  }
  return undefined;
}

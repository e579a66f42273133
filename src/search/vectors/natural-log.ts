const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * The natural logarithm of a positive normal number, to about seven digits. `Math.log` may differ between engines; this
 * uses only operations whose results IEEE 754 defines to the last bit, so vectors are the same on every machine.
 */
export function naturalLog(x: number): number {
  float[0] = x;
  const pattern = bits[0] as number;
  let exponent = (pattern >>> 23) - 127;
  bits[0] = (pattern & 0x7fffff) | 0x3f800000;
  let mantissa = float[0] as number;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), as a power series in Horner's form.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  return exponent * Math.LN2 + 2 * s * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))));
}

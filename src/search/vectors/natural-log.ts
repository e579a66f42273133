const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * The natural logarithm of a positive number, to about seven digits. `Math.log` may differ from engine to engine; this is
 * made of additions, multiplications and divisions, which IEEE 754 defines to the last bit.
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
  // The series of the inverse hyperbolic tangent, in Horner's form.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  return exponent * Math.LN2 + 2 * s * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))));
}

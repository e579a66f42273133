const ASCII = /^[ -~]*$/;

/** Normalises a name for comparison: lower case, no accents, no punctuation, single spaces. */
export function foldName(name: string): string {
  // Fast path: nearly all names are ASCII and have nothing to decompose.
  const plain = ASCII.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

const ASCII = /^[ -~]*$/;

/** Words without case, accents and punctuation, as one string with single spaces. */
export function foldName(name: string): string {
  // Nearly all names are ASCII, and of those nothing is to be taken apart.
  const plain = ASCII.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

const SEPARATORS = /[\s_-]+/g;
const SEPARATOR = /[\s_-]/;

/** What the spellings of a tag have in common: `Raspberry Pi`, `raspberrypi` and `raspberry-pi` are one tag. */
export function tagKey(tag: string): string {
  const lower = tag.toLowerCase();
  return lower.replace(SEPARATORS, '') || lower;
}

/** Whether a tag is a spelling of the tag with this key. */
export function hasTagKey(tag: string, key: string): boolean {
  // Filters ask it of every tag of every show: most differ in the first letter, and taking the key of each takes longer.
  const lower = tag.toLowerCase();
  if (SEPARATOR.test(key.charAt(0))) return lower === key;
  let at = 0;
  for (let place = 0; place < lower.length; place++) {
    const unit = lower.charAt(place);
    if (at < key.length && unit === key.charAt(at)) at++;
    else if (!SEPARATOR.test(unit)) return false;
  }
  return at === key.length;
}

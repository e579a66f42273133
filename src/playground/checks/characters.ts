/** How long a text is for Discord, which counts code points. */
export function characters(text: string): number {
  return [...text].length;
}

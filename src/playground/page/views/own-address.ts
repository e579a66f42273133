/** Whether an image or file may be loaded: only from the page's own server, or from a data URI. */
export function isOwnAddress(address: string): boolean {
  if (address.startsWith('data:image/')) return true;
  return URL.canParse(address, location.href) && new URL(address, location.href).origin === location.origin;
}

/** Whether a picture or file can be fetched: the page loads nothing but from its own server, and what an address holds. */
export function isOwnAddress(address: string): boolean {
  if (address.startsWith('data:image/')) return true;
  return URL.canParse(address, location.href) && new URL(address, location.href).origin === location.origin;
}

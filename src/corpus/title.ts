const PREFIX = /^\s*hpr\s?(\d+)\s*[:\-–—]\s*/i;

/** The title without the `HPR0012:` that names its own show a second time. Other shows may be named in a title. */
export function withoutPrefix(title: string, id: number): string {
  const [prefix = '', number] = PREFIX.exec(title) ?? [];
  return Number(number) === id ? title.slice(prefix.length) : title;
}

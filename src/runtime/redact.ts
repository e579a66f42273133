const REDACTED = '[redacted]';

/** The token of an interaction or a webhook in a request's URL: anyone who has it can answer for the bot. */
const TOKEN_IN_ADDRESS = /(\/(?:interactions|webhooks)\/\d+\/)[^/\s"\\?]+/g;

/** Replaces secrets in a text that an operator, or whoever they show it to, may read. */
export type Redact = (text: string) => string;

/**
 * Makes a function that replaces these secrets anywhere in a text: as they are, escaped in JSON, and encoded in a URL.
 *
 * @param secrets Empty ones are ignored.
 */
export function redactor(secrets: readonly string[]): Redact {
  const written = new Set(secrets.filter((secret) => secret !== '').flatMap(writings));
  // The longest first, so that no secret that is a part of another leaves the rest of it.
  const sorted = [...written].sort((one, other) => other.length - one.length);
  return (text) =>
    sorted
      .reduce((clean, secret) => clean.replaceAll(secret, REDACTED), text)
      .replace(TOKEN_IN_ADDRESS, `$1${REDACTED}`);
}

function writings(secret: string): readonly string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

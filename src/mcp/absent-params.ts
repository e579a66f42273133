/** A body without this has nothing to leave out, and is not parsed for it. */
const NULL_MEMBER = /:\s*null\b/;

/**
 * A JSON-RPC message without the parameters that are `null`. Clients send `"arguments": null`, `"cursor": null` and
 * `"params": null` for what they have nothing for, and MCP's library refuses these before a tool is reached.
 *
 * @param message A message or a batch of them, as it was parsed. What is neither stays as it is.
 */
export function withoutNullParams(message: unknown): unknown {
  if (Array.isArray(message)) return message.map(withoutNullParams);
  if (!isObject(message) || typeof message['method'] !== 'string') return message;
  const params = message['params'];
  if (params === null) {
    const { params: _, ...rest } = message;
    return rest;
  }
  return isObject(params) ? { ...message, params: withoutNulls(params) } : message;
}

/** The same for a message as text; text that is no JSON stays as it is. */
export function textWithoutNullParams(body: string): string {
  if (!NULL_MEMBER.test(body)) return body;
  try {
    return JSON.stringify(withoutNullParams(JSON.parse(body)));
  } catch {
    // MCP's library says what is wrong with it.
    return body;
  }
}

function withoutNulls(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

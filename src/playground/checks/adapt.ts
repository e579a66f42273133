const ISO_8601 = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A copy of a body for which the OpenAPI schemas give the same verdict as Discord's API. The schemas accept permissions
 * only as numbers, although libraries send strings, and ISO 8601 timestamps only in UTC with a `Z`.
 */
export function adapted(value: unknown, key?: string): unknown {
  if (typeof value === 'string') {
    if (key === 'default_member_permissions' && /^\d{1,20}$/.test(value)) return Number(value);
    const isTime = key === 'timestamp' && ISO_8601.test(value) && !Number.isNaN(Date.parse(value));
    return isTime ? new Date(value).toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((item) => adapted(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, adapted(inner, name)]));
  }
  return value;
}

/** Removes null members at any depth: within a body, Discord treats null as absent. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, inner]) => inner !== null);
    return Object.fromEntries(members.map(([key, inner]) => [key, withoutNulls(inner)]));
  }
  return value;
}

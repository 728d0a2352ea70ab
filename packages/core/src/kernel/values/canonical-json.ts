/**
 * Serializes a value to canonical JSON, independent of how a store returned it: object keys sorted by code units, no
 * whitespace, undefined values omitted.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, inOrder);

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

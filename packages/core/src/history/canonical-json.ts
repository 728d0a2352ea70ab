/**
 * JSON that is the same for the same value, however a store has kept it: the keys of every object in the order of their
 * code units, nothing between the signs, what is undefined left out.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, inOrder);

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

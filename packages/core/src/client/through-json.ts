/** Deeper than any real value. Beyond it JSON itself is used, which reports the problem, usually a cycle. */
const deepest = 32;

/** A value that JSON would change, omit or reject. */
const notPlain: unique symbol = Symbol("not plain");

/**
 * Returns what the other end of a wire would receive: `JSON.parse(JSON.stringify(value))`. Nearly all values are plain and
 * are copied instead, which has the same result in a tenth of the time.
 */
export function throughJson(value: unknown): unknown {
  if (value === undefined) return undefined;
  const copied = copyOf(value, 0);
  return copied === notPlain ? JSON.parse(JSON.stringify(value)) : copied;
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return isUnchanged(value) ? value : notPlain;
  if (depth === deepest) return notPlain;
  return Array.isArray(value) ? copyOfArray(value, depth + 1) : copyOfObject(value, depth + 1);
}

/** Whether JSON leaves this value unchanged. */
function isUnchanged(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  return typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0);
}

function copyOfArray(values: readonly unknown[], depth: number): unknown {
  if (Object.getPrototypeOf(values) !== Array.prototype) return notPlain;
  const copies: unknown[] = [];
  for (const value of values) {
    const copied = copyOf(value, depth);
    if (copied === notPlain) return notPlain;
    copies.push(copied);
  }
  return copies;
}

/** Spreading copies all properties at once; only values that aren't plain are processed again. */
function copyOfObject(value: object, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return notPlain;
  const copies: Record<string, unknown> = { ...value };
  if (Object.getOwnPropertySymbols(copies).length > 0) return notPlain;
  for (const key in copies) {
    const property = copies[key];
    if (isUnchanged(property)) continue;
    const copied = copyOf(property, depth);
    if (copied === notPlain) return notPlain;
    copies[key] = copied;
  }
  return copies;
}

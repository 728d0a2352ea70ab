/**
 * Encodes the input of a query as search parameters: strings as they are, other values as JSON. The server decodes them with the
 * operation's schema. Undefined values are omitted.
 */
export function toSearchParams(input: unknown): string[][] {
  return Object.entries(input ?? {}).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
}

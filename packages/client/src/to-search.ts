/**
 * Encodes the input of a query as the search of a URL: strings as they are, other values as JSON. The server decodes them by
 * the schema of the operation. Undefined values are omitted; without any value, it is empty.
 */
export function toSearch(input: unknown): string {
  const values = Object.entries(input ?? {}).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
  return values.length === 0 ? "" : `?${String(new URLSearchParams(values))}`;
}

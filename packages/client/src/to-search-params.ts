/**
 * The input of a query as search parameters: a string as it is, anything else as JSON. The server reads it by the schema
 * of the operation: a value that may be a string is taken as it stands, any other is JSON. What is undefined is left out.
 */
export function toSearchParams(input: unknown): string[][] {
  return Object.entries(input ?? {}).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
}

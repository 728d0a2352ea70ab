import type { RecordedShape } from "@rollcall/core/storage";

const kinds: ReadonlySet<unknown> = new Set(["text", "integer", "boolean", "json"]);

/** Parses the recorded shape of a collection. Undefined if it is invalid, for instance because another program changed it. */
export function toRecordedShape(collection: string, text: string): RecordedShape | undefined {
  let shape: unknown;
  try {
    shape = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isRecord(shape) && shape["name"] === collection && isShape(shape) ? shape : undefined;
}

function isShape(shape: Record<string, unknown>): shape is Record<string, unknown> & RecordedShape {
  const { fields, key, unique, indexes, references, search, revision } = shape;
  if (!isRecord(fields)) return false;
  const isField = (field: unknown): boolean =>
    isRecord(field) && kinds.has(field["kind"]) && typeof field["nullable"] === "boolean";
  const isColumns = (columns: unknown): boolean =>
    Array.isArray(columns) && columns.every((column) => typeof column === "string" && column in fields);
  const isIndexes = (named: unknown): boolean => isRecord(named) && Object.values(named).every(isColumns);
  const isSearch =
    search === undefined ||
    (isRecord(search) && [search["fields"], search["within"], search["order"]].every(isColumns));
  return (
    Object.values(fields).every(isField) &&
    isColumns(key) &&
    isIndexes(unique) &&
    isIndexes(indexes) &&
    isRecord(references) &&
    isSearch &&
    (revision === undefined || Number.isSafeInteger(revision))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

import type { FieldChange } from "./field-changes.ts";
import { toOverwritten } from "./view.ts";

/** The values overwritten by a caller who had seen an older one (Q31). */
export const overwrites = (
  changes: readonly FieldChange[],
  seen: Readonly<Record<string, number>>,
  names: ReadonlyMap<string, string>,
) =>
  changes.flatMap(({ field, held }) => {
    const last = Object.hasOwn(seen, field) ? seen[field] : undefined;
    return held === undefined || last === undefined || held.number <= last ? [] : [toOverwritten(field, held, names)];
  });

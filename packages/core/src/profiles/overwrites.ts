import type { FieldChange } from "./field-changes.ts";
import { toOverwritten } from "./view.ts";

/** The values overwritten by a caller who had seen an older one (Q31). */
export const overwrites = (
  changes: readonly FieldChange[],
  seen: Readonly<Record<string, number>>,
  names: ReadonlyMap<string, string>,
) =>
  changes.flatMap(({ field, stored }) => {
    const last = Object.hasOwn(seen, field) ? seen[field] : undefined;
    return stored === undefined || last === undefined || stored.number <= last
      ? []
      : [toOverwritten(field, stored, names)];
  });

import type { FieldChange } from "./field-changes.ts";
import { toOverwritten } from "./view.ts";

/** What was overwritten by somebody who had seen an older value (Q31). */
export const overwrites = (
  changes: readonly FieldChange[],
  seen: Readonly<Record<string, number>>,
  names: ReadonlyMap<string, string>,
) =>
  changes.flatMap(({ field, held }) => {
    const last = Object.hasOwn(seen, field) ? seen[field] : undefined;
    return held === undefined || last === undefined || held.number <= last ? [] : [toOverwritten(field, held, names)];
  });

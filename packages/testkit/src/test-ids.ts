import type { Ids } from "@rollcall/core";

/** Ids in a row: `id-000001`, `id-000002`, … Readable in a failed test, the same in every run. */
export function createTestIds(prefix = "id"): Ids {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${String(count).padStart(6, "0")}`;
    },
  };
}

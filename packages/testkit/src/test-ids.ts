import type { Ids } from "@rollcall/core";

/** Sequential ids: `id-000001`, `id-000002`, … Readable in a failed test and reproducible. */
export function createTestIds(prefix = "id"): Ids {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${String(count).padStart(6, "0")}`;
    },
  };
}

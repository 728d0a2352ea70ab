// Runs the conformance suite against the published SQLite store: `node --test conformance.ts`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { createSqliteStore } from "@rollcall/storage-sql";
import { storeConformance } from "@rollcall/testkit";

storeConformance({
  name: "SQLite",
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), "rollcall-conformance-"));
    const open = () => createSqliteStore({ path: join(folder, "rollcall.db"), synchronous: "normal" });
    const stores = [open(), open()] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  test,
});

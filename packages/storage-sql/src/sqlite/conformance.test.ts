import { storeConformance } from "@rollcall/testkit";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { createSqliteStore } from "../index.ts";

storeConformance({
  name: "storage-sql",
  test: (title, body) => test(title, body),
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), "rollcall-"));
    const path = join(folder, "store.db");
    const stores = [createSqliteStore({ path }), createSqliteStore({ path })] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
});

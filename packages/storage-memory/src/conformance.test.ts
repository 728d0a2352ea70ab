import test from "node:test";
import { storeConformance } from "@rollcall/testkit";
import { createMemoryState, createMemoryStore } from "./index.ts";

storeConformance({
  name: "storage-memory",
  open: () => {
    const state = createMemoryState();
    const stores = [createMemoryStore({ state }), createMemoryStore({ state })] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
      },
    };
  },
  test: (title, body) => test(title, body),
});

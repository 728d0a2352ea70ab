import { storeConformance } from "@rollcall/testkit";
import { createIndexedDbStore, deleteIndexedDbStore } from "./index.ts";

describe("IndexedDB", () => {
  let count = 0;
  storeConformance({
    name: "storage-indexeddb",
    open: () => {
      const name = `conformance-${++count}`;
      const stores = [createIndexedDbStore({ name }), createIndexedDbStore({ name })] as const;
      return {
        stores,
        dispose: async () => {
          for (const store of stores) await store.close();
          await deleteIndexedDbStore(name);
        },
      };
    },
    test: (title, body) => it(title, body),
    runs: 40,
  });
});

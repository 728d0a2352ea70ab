export { createIndexedDbStore, deleteIndexedDbStore, type IndexedDbStoreOptions } from "./indexeddb-store.ts";

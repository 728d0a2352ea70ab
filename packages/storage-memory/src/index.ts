export { createMemoryFiles } from "./memory-files.ts";
export { createMemoryState, type MemoryState } from "./memory-state.ts";
export { createMemoryStore, type MemoryStoreOptions } from "./memory-store.ts";

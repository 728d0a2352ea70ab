import { Database } from "@rollcall/core/storage";
import { Turns } from "./turns.ts";

/**
 * State shared by several stores in one process, as connections share a database file. Opaque: create it with
 * `createMemoryState` and pass it to `createMemoryStore`.
 */
export class MemoryState {
  /** @internal */
  readonly database = new Database();
  /** @internal */
  readonly turns = new Turns();
  /** The listeners of each open store for commits of other stores. @internal */
  readonly announce = new Map<object, () => void>();
}

/** Creates an empty state. It outlives `close` of its stores. */
export const createMemoryState = (): MemoryState => new MemoryState();

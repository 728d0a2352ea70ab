import { Database } from "./database.ts";
import { Turns } from "./turns.ts";

/**
 * What several stores of one process share, as several connections share a database file. Opaque: made by
 * `createMemoryState`, handed to `createMemoryStore`.
 */
export class MemoryState {
  /** @internal */
  readonly database = new Database();
  /** @internal */
  readonly turns = new Turns();
  /** What each open store wants called after a commit of another. @internal */
  readonly announce = new Map<object, () => void>();
}

/** An empty state. It lives as long as somebody holds it, beyond `close` of its stores. */
export const createMemoryState = (): MemoryState => new MemoryState();

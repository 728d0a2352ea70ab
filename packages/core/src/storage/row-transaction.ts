import type { Change } from "../kernel/store/change.ts";
import type { Read } from "../kernel/store/query.ts";
import type { Answers, Transaction } from "../kernel/store/store.ts";
import type { AppliedChange, Database, RowChange } from "./database.ts";
import { readRows } from "./read-rows.ts";

/** Changes the tables immediately and records how to revert. No other transaction reads them in the meantime. */
export class RowTransaction implements Transaction {
  readonly #database: Database;
  readonly #mode: "read" | "write";
  readonly #check: () => void;
  readonly #applied: AppliedChange[] = [];
  #failure: { readonly error: unknown } | undefined;
  #over = false;

  /** `check` throws if the store has been closed in the meantime. */
  constructor(database: Database, mode: "read" | "write", check: () => void) {
    this.#database = database;
    this.#mode = mode;
    this.#check = check;
  }

  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Answers<Reads> {
    this.#refuse();
    return reads.map((read) => readRows(this.#database, read)) as unknown as Answers<Reads>;
  }

  write(changes: readonly Change[]): void {
    this.#refuse();
    if (this.#mode === "read") throw new TypeError("a read transaction cannot write");
    if (this.#failure) throw this.#failure.error;
    try {
      for (const change of changes) this.#applied.push(this.#database.apply(change));
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /**
   * Keeps the changes, unless a write has failed: a transaction that ignores the error still fails.
   * @returns what was written, in order
   */
  commit(): readonly RowChange[] {
    if (this.#failure) throw this.#failure.error;
    this.#check();
    this.#over = true;
    return this.#applied;
  }

  rollback(): void {
    this.#over = true;
    for (const { undo } of this.#applied.splice(0).reverse()) undo();
  }

  #refuse(): void {
    if (this.#over) throw new TypeError("the transaction has ended");
    this.#check();
  }
}

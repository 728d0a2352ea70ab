import type { RollcallClient } from "@rollcall/core";
import { type Reason, RollcallError } from "@rollcall/core/contract";
import { newKey } from "../../ui/new-key.ts";
import type { ListedPerson } from "./read-people.ts";

/** What became of one row. */
export type RowResult =
  | { readonly status: "adding" | "failed" }
  | { readonly status: "added"; readonly member: AddedMember }
  | { readonly status: "refused"; readonly reason: Reason };

type AddResult = Awaited<ReturnType<RollcallClient["members"]["add"]>>["results"][number];

/** Somebody who was added. */
export type AddedMember = Extract<AddResult, { status: "added" }>["member"];

interface Batch {
  /** Stays with the batch: what is sent again after a break happens once. */
  readonly key: string;
  readonly people: readonly ListedPerson[];
}

const batchSize = 50;

/** Adds the people of a list, batch by batch, with an answer for each row. */
export class ImportRun {
  readonly results = new Map<ListedPerson, RowResult>();
  /** Why the last batch got no answer. */
  problem: Reason | undefined;
  isRunning = false;
  #waiting: Batch[] = [];
  #stop = new AbortController();

  /** How many rows have an answer. */
  get answered(): number {
    return [...this.results.values()].filter(({ status }) => status === "added" || status === "refused").length;
  }

  /** Everybody who was added. */
  get added(): readonly AddedMember[] {
    return [...this.results.values()].flatMap((result) => (result.status === "added" ? [result.member] : []));
  }

  /** Whether rows are left that nobody answered for. */
  get isOpen(): boolean {
    return this.#waiting.length > 0;
  }

  /** Puts people into batches. */
  take(people: readonly ListedPerson[]): void {
    for (let start = 0; start < people.length; start += batchSize) {
      this.#waiting.push({ key: newKey(), people: people.slice(start, start + batchSize) });
    }
  }

  /** Sends what waits, until all is answered, something breaks, or `stop`. */
  async run(client: RollcallClient, scheduleId: string, changed: () => void): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.isRunning = true;
    this.problem = undefined;
    for (let batch = this.#waiting[0]; batch && !signal.aborted; batch = this.#waiting[0]) {
      for (const person of batch.people) this.results.set(person, { status: "adding" });
      changed();
      try {
        const people = batch.people.map(({ address, name, role }) => ({
          address,
          ...(name && { name }),
          ...(role && { role }),
        }));
        const { results } = await client.members.add({ scheduleId, people }, { idempotencyKey: batch.key });
        for (const [index, person] of batch.people.entries())
          this.results.set(person, results[index] ?? { status: "failed" });
        this.#waiting.shift();
      } catch (error) {
        this.problem = error instanceof RollcallError ? error.reason : { code: "internal" };
        for (const person of batch.people) this.results.set(person, { status: "failed" });
        break;
      }
    }
    this.isRunning = false;
    changed();
  }

  /** Ends after the batch that is on its way. */
  stop(): void {
    this.#stop.abort();
  }
}

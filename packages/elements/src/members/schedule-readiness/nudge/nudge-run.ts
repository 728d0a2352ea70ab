import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import { type Mailed, type RefusedGroup, refusedGroups } from "../../refused-groups.ts";

/** One nudge of all whom a schedule waits for, page by page, with an answer for each (X7). */
export class NudgeRun {
  isBusy = false;
  /** Why the last page got no answer. */
  problem: Reason | undefined;
  readonly #scheduleId: string;
  readonly #results: Mailed[] = [];
  #after: string | undefined;
  #isDone = false;
  #stop = new AbortController();
  /** Stays until it is answered: what is sent again after a break happens once. */
  #key = newKey();

  constructor(scheduleId: string) {
    this.#scheduleId = scheduleId;
  }

  /** How many have an answer. */
  get answered(): number {
    return this.#results.length;
  }

  /** Whether somebody has no answer yet. */
  get isOpen(): boolean {
    return !this.#isDone;
  }

  /** How many a mail is on its way to. */
  get mailed(): number {
    return this.#results.filter(({ status }) => status === "queued").length;
  }

  /** How many were left alone. */
  get rested(): number {
    return this.#results.filter(({ status }) => status === "unchanged").length;
  }

  /** Who is refused, by reason. */
  get refused(): readonly RefusedGroup[] {
    return refusedGroups(this.#results);
  }

  /** Nudges page by page, until all are answered, something breaks, or `stop`. */
  async run({ invitations }: RollcallClient, changed: () => void): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.isBusy = true;
    this.problem = undefined;
    changed();
    try {
      while (!this.#isDone && !signal.aborted) {
        const input = { scheduleId: this.#scheduleId, ...(this.#after !== undefined && { after: this.#after }) };
        const { results, next } = await invitations.remind(input, { idempotencyKey: this.#key });
        this.#key = newKey();
        this.#results.push(...results);
        this.#after = next ?? undefined;
        this.#isDone = next === null;
        changed();
      }
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.isBusy = false;
    changed();
  }

  /** Ends after the page that is on its way. */
  stop(): void {
    this.#stop.abort();
  }
}

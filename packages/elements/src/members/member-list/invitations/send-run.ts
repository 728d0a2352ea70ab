import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import { type Mailed, type RefusedGroup, refusedGroups } from "../../refused-groups.ts";

/** The most members that one call mails. */
const partSize = 500;

/** Sends invitations in parts, with an answer for each person: to people, or to all who wait (B10). */
export class SendRun {
  /** How many it is about. */
  readonly total: number;
  isBusy = false;
  /** Why the last part got no answer. */
  problem: Reason | undefined;
  readonly #scheduleId: string;
  /** Whom to mail; `undefined`: whoever waits, as the server knows them. */
  readonly #people: readonly string[] | undefined;
  readonly #results = new Map<string, Mailed>();
  #isDone = false;
  /** Where the next part begins, where it is about all who wait. */
  #after: string | null = null;
  #stop = new AbortController();
  /** Stays until it is answered: what is sent again after a break happens once. */
  #key = newKey();

  constructor(scheduleId: string, whom: readonly string[] | number) {
    this.#scheduleId = scheduleId;
    this.total = typeof whom === "number" ? whom : whom.length;
    this.#people = typeof whom === "number" ? undefined : whom;
  }

  /** How many have an answer. */
  get answered(): number {
    return this.#results.size;
  }

  /** How many have none, though there is more to send. */
  get open(): number {
    return this.#isDone ? 0 : Math.max(0, this.total - this.answered);
  }

  /** How many are on their way. */
  get queued(): number {
    return this.#count("queued");
  }

  /** How many were so already. */
  get unchanged(): number {
    return this.#count("unchanged");
  }

  /** Who is not invited, by reason. */
  get refused(): readonly RefusedGroup[] {
    return refusedGroups(this.#results.values());
  }

  /** Sends part by part, until all is answered, something breaks, or `stop`. */
  async run({ invitations }: RollcallClient, changed: () => void): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.isBusy = true;
    this.problem = undefined;
    changed();
    try {
      while (!this.#isDone && !signal.aborted) {
        const personIds = this.#people?.slice(this.answered, this.answered + partSize);
        const whom = personIds ? { personIds: [...personIds] } : this.#after === null ? {} : { after: this.#after };
        const input = { scheduleId: this.#scheduleId, ...whom };
        const { results, next } = await invitations.send(input, { idempotencyKey: this.#key });
        this.#key = newKey();
        this.#after = next;
        for (const result of results) this.#results.set(result.personId, result);
        this.#isDone = this.#people ? this.answered >= this.total : next === null;
        changed();
      }
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.isBusy = false;
    changed();
  }

  /** Ends after the part that is on its way. */
  stop(): void {
    this.#stop.abort();
  }

  #count(status: Mailed["status"]): number {
    return [...this.#results.values()].filter((result) => result.status === status).length;
  }
}

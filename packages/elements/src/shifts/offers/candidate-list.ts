import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";

/** A person, whether they may take the shift, and why not. */
export type Candidate = Awaited<ReturnType<RollcallClient["eligibility"]["listCandidates"]>>["rows"][number];

/** Which people to list. */
export type CandidateGroup = "eligible" | "everyone";

/** The element that lists them. */
export interface CandidateHost extends QueryHost {
  readonly scheduleId: string;
}

/** The minimum number of people per page, and the number of evaluated people after which loading stops. */
const enough = 20;
const maxEvaluated = 2000;
const pageSize = 100;

/** The people who may take a shift, or everyone with reasons. Loads page after page until there are enough to show. */
export class CandidateList {
  rows: readonly Candidate[] = [];
  evaluated = 0;
  isLoading = false;
  problem: Reason | undefined;
  readonly #host: CandidateHost;
  readonly #shiftId: string;
  #group: CandidateGroup = "eligible";
  #search = "";
  #next: string | null = null;
  #request = new AbortController();

  constructor(host: CandidateHost, shiftId: string) {
    this.#host = host;
    this.#shiftId = shiftId;
  }

  get group(): CandidateGroup {
    return this.#group;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Lists these people from the start. */
  show(group: CandidateGroup, search = this.#search): Promise<void> {
    this.#group = group;
    this.#search = search.trim();
    this.rows = [];
    this.evaluated = 0;
    this.#next = null;
    return this.more();
  }

  /** Cancels loading. */
  end(): void {
    this.#request.abort();
  }

  /** Loads more people. */
  async more(): Promise<void> {
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    const until = { rows: this.rows.length + enough, evaluated: this.evaluated + maxEvaluated };
    this.problem = undefined;
    this.isLoading = true;
    this.#host.requestUpdate();
    try {
      do await this.#load(signal);
      while (this.#next !== null && this.rows.length < until.rows && this.evaluated < until.evaluated);
    } catch (error) {
      if (!signal.aborted) this.problem = reasonOf(error);
    }
    if (signal.aborted) return;
    this.isLoading = false;
    this.#host.requestUpdate();
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { client, scheduleId } = this.#host;
    const page = await client?.eligibility.listCandidates(
      {
        scheduleId,
        shiftId: this.#shiftId,
        only: this.#group,
        limit: pageSize,
        ...(this.#search !== "" && { search: this.#search }),
        ...(this.#next !== null && { after: this.#next }),
      },
      { signal },
    );
    signal.throwIfAborted();
    this.rows = [...this.rows, ...(page?.rows ?? [])];
    this.evaluated += page?.evaluated ?? 0;
    this.#next = page?.next ?? null;
  }
}

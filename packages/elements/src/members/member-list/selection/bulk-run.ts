import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { type ListedMember, nameOf, type ScheduleView, type Settable } from "../../wire.ts";
import { newKey } from "../../../ui/new-key.ts";
import { type Effects, toEffects } from "../hands/effects.ts";
import { reasonOf } from "../../../messages/reason-words.ts";

type MembersClient = RollcallClient["members"];
type EditResult = Awaited<ReturnType<MembersClient["edit"]>>["results"][number];

/** What shall become of all of them. */
export type BulkChange =
  | { readonly role: Settable["role"] }
  | { readonly assignable: boolean }
  | { readonly invited: boolean }
  | { readonly remove: true };

/** Somebody whom the change is refused for, and why. */
export interface Refused {
  readonly personId: string;
  readonly name: string;
  readonly reason: Reason;
}

/** What answers come to. */
export interface Tally {
  /** How many are changed or removed. */
  readonly done: number;
  /** How many were so already. */
  readonly same: number;
  readonly refused: readonly Refused[];
}

interface Part {
  /** Stays with the part: what is sent again after a break happens once. */
  readonly key: string;
  readonly people: readonly ListedMember[];
}

/** The most members that one call edits. */
export const partSize = 500;

/** One change of many members: first what would come of it, then the change itself, in parts, with an answer for each. */
export class BulkRun {
  readonly people: readonly ListedMember[];
  readonly change: BulkChange;
  /** What would come of it, summed over the parts; `undefined` until all of them have answered. */
  effects: Effects | undefined;
  /** Why the last part got no answer. */
  problem: Reason | undefined;
  isBusy = false;
  isStarted = false;
  readonly #foreseen: EditResult[] = [];
  readonly #answers: EditResult[] = [];
  readonly #waiting: Part[] = [];
  readonly #names: ReadonlyMap<string, string>;
  #stop = new AbortController();

  constructor(people: readonly ListedMember[], change: BulkChange) {
    this.people = people;
    this.change = change;
    this.#names = new Map(people.map((person) => [person.personId, nameOf(person)]));
    for (let start = 0; start < people.length; start += partSize) {
      this.#waiting.push({ key: newKey(), people: people.slice(start, start + partSize) });
    }
  }

  /** Whether it takes more than one call. */
  get isInParts(): boolean {
    return this.people.length > partSize;
  }

  /** How many have an answer of what is going on now. */
  get answered(): number {
    return (this.isStarted ? this.#answers : this.#foreseen).length;
  }

  /** Whether somebody has no answer yet. */
  get isOpen(): boolean {
    return this.#answers.length < this.people.length;
  }

  /** What would come of it. */
  get foreseen(): Tally {
    return this.#tally(this.#foreseen);
  }

  /** What came of it. */
  get came(): Tally {
    return this.#tally(this.#answers);
  }

  /** Who needs no more: changed, removed, or so already. */
  get settled(): readonly string[] {
    return this.#answers.filter(({ status }) => status !== "refused").map(personOf);
  }

  /** Who is no longer on the schedule. */
  get removed(): readonly string[] {
    return this.#answers.filter(({ status }) => status === "removed").map(personOf);
  }

  /** Asks what would come of it, without changing anything (X3). */
  async foresee({ members }: RollcallClient, schedule: ScheduleView, changed: () => void): Promise<void> {
    const effects: Effects[] = [];
    await this.#busy(changed, async (signal) => {
      for (const { people } of this.#waiting) {
        const answer = await members.edit.dryRun(this.#input(schedule.id, people), { signal });
        effects.push(toEffects(answer));
        this.#foreseen.push(...answer.output.results);
        changed();
      }
      this.effects = sumOf(schedule, effects);
    });
  }

  /** Does it: what waits is sent part by part, until all is answered, something breaks, or `stop`. */
  async run(
    { members }: RollcallClient,
    scheduleId: string,
    changed: (results: readonly EditResult[]) => void,
  ): Promise<void> {
    this.isStarted = true;
    await this.#busy(
      () => changed([]),
      async (signal) => {
        for (let part = this.#waiting[0]; part && !signal.aborted; part = this.#waiting[0]) {
          const input = this.#input(scheduleId, part.people);
          const { results } = await members.edit(input, { idempotencyKey: part.key });
          this.#waiting.shift();
          this.#answers.push(...results);
          changed(results);
        }
      },
    );
  }

  /** Ends after the part that is on its way; a look ahead ends at once. */
  stop(): void {
    this.#stop.abort();
  }

  #input(scheduleId: string, people: readonly ListedMember[]): Parameters<MembersClient["edit"]>[0] {
    return { scheduleId, edits: people.map(({ personId }) => ({ personId, ...this.change })) };
  }

  async #busy(changed: () => void, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.isBusy = true;
    this.problem = undefined;
    changed();
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted || this.isStarted) this.problem = reasonOf(error);
    }
    this.isBusy = false;
    changed();
  }

  #tally(results: readonly EditResult[]): Tally {
    const refused = results.flatMap((result): Refused[] => {
      if (result.status !== "refused") return [];
      const { personId, reason } = result;
      return [{ personId, name: this.#names.get(personId) ?? personId, reason }];
    });
    const same = results.filter(({ status }) => status === "unchanged").length;
    return { done: results.length - same - refused.length, same, refused };
  }
}

/** Whom an answer is about. */
export const personOf = (result: EditResult): string => ("member" in result ? result.member.personId : result.personId);

/** The effects of several parts: each moves the totals from where they are now. */
function sumOf(now: ScheduleView, parts: readonly Effects[]): Effects {
  const sum = (of: keyof Effects["totals"]): number =>
    parts.reduce((total, { totals }) => total + totals[of] - now[of], now[of]);
  const notices = new Map(parts.flatMap(({ notices }) => notices.map((notice) => [notice.code, notice] as const)));
  const ids = parts.flatMap(({ shifts }) => shifts.ids);
  return {
    totals: {
      members: sum("members"),
      admins: sum("admins"),
      assignables: sum("assignables"),
      ready: sum("ready"),
      toInvite: sum("toInvite"),
    },
    notices: [...notices.values()],
    shifts: { count: ids.length, more: parts.some(({ shifts }) => shifts.more), ids },
  };
}

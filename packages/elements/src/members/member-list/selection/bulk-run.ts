import type { RollcallClient, ScheduleEffects } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../../messages/reason-words.ts";
import { BatchRun } from "../../batch-run.ts";
import { type ListedMember, nameOf, type ScheduleView, type Settable } from "../../listed-member.ts";
import { effectsOf } from "../dry-run-preview.ts";

type MembersClient = RollcallClient["members"];

/** The result for one member. */
export type EditResult = Awaited<ReturnType<MembersClient["edit"]>>["results"][number];

/** The change that all selected members get. */
export type BulkChange =
  | { readonly role: Settable["role"] }
  | { readonly assignable: boolean }
  | { readonly invited: boolean }
  | { readonly remove: true };

/** The results of a run or of its dry run. */
export interface Tally {
  /** How many are changed or removed. */
  readonly done: number;
  /** How many needed no change. */
  readonly same: number;
  readonly refused: readonly { readonly name: string; readonly reason: Reason }[];
}

/** The maximum number of members that one request edits. */
export const batchSize = 500;

/** One change of many members: first a dry run (X3), then the change, in batches. */
export class BulkRun extends BatchRun<EditResult> {
  readonly people: readonly ListedMember[];
  readonly change: BulkChange;
  /** The effects of all batches; `undefined` until the dry run is complete. */
  effects: ScheduleEffects | undefined;
  isChecking = false;
  readonly #expected: EditResult[] = [];
  readonly #members: MembersClient;
  readonly #schedule: ScheduleView;
  readonly #names: ReadonlyMap<string, string>;
  readonly #stopChecking = new AbortController();

  constructor(
    { members }: RollcallClient,
    schedule: ScheduleView,
    people: readonly ListedMember[],
    change: BulkChange,
    changed: (results: readonly EditResult[]) => void,
  ) {
    super({
      total: people.length,
      send: async (done, options) => {
        const { results } = await members.edit(this.#input(done), options);
        return { results, isLast: done + batchSize >= people.length };
      },
      changed,
    });
    this.#members = members;
    this.#schedule = schedule;
    this.people = people;
    this.change = change;
    this.#names = new Map(people.map((person) => [person.personId, nameOf(person)]));
  }

  /** What the dry run expects. */
  get expected(): Tally {
    return this.#tally(this.#expected);
  }

  /** The results so far. */
  get tally(): Tally {
    return this.#tally(this.results);
  }

  /** Runs the dry run. */
  async check(): Promise<void> {
    const { signal } = this.#stopChecking;
    this.isChecking = true;
    try {
      const effects: ScheduleEffects[] = [];
      for (let start = 0; start < this.total; start += batchSize) {
        const answer = await this.#members.edit.dryRun(this.#input(start), { signal });
        effects.push(effectsOf(answer));
        this.#expected.push(...answer.output.results);
      }
      this.effects = sumOf(this.#schedule, effects);
    } catch (error) {
      if (!signal.aborted) this.problem = reasonOf(error);
    }
    this.isChecking = false;
  }

  /** Stops the run and the dry run. */
  end(): void {
    this.stop();
    this.#stopChecking.abort();
  }

  #input(start: number): Parameters<MembersClient["edit"]>[0] {
    const people = this.people.slice(start, start + batchSize);
    return { scheduleId: this.#schedule.id, edits: people.map(({ personId }) => ({ personId, ...this.change })) };
  }

  #tally(results: readonly EditResult[]): Tally {
    const refused = results.flatMap((result) =>
      result.status === "refused"
        ? [{ name: this.#names.get(result.personId) ?? result.personId, reason: result.reason }]
        : [],
    );
    const same = results.filter(({ status }) => status === "unchanged").length;
    return { done: results.length - same - refused.length, same, refused };
  }
}

/** The member that a result is about. */
export const personOf = (result: EditResult): string => ("member" in result ? result.member.personId : result.personId);

/** The effects of several batches: each is relative to the current totals. */
function sumOf(now: ScheduleView, parts: readonly ScheduleEffects[]): ScheduleEffects {
  const sum = (of: keyof ScheduleEffects["totals"]): number =>
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

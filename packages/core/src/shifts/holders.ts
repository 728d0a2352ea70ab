import { getMany, type ResultOf } from "../kernel/query.ts";
import { members } from "../members/collection.ts";
import { people } from "../people/collection.ts";
import type { Shift } from "./collection.ts";
import { isOpen } from "./statuses.ts";

const memberOf = getMany(members, members.key, ["personId", "assignable"]);
const personOf = getMany(people, people.key, ["id", "name", "email"]);

/** Somebody who holds a shift, or shall. */
export interface Holder {
  readonly personId: string;
  /** What to call them: the name, or the address until there is one; empty where they are erased. */
  readonly name: string;
  /** Whether they are on the schedule. */
  readonly isMember: boolean;
  /** Whether they are there for what lies ahead (B50). */
  readonly isAssignable: boolean;
}

/** What must be known of those who hold shifts of a page: two reads, however many there are. */
export function holderFacts(scheduleId: string, ids: readonly (string | null | undefined)[]) {
  const known = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  return {
    holdingMembers: memberOf(known.map((id) => [scheduleId, id])),
    holdingPeople: personOf(known.map((id) => [id])),
  };
}

/** Somebody who is asked for and is nobody here. */
export const strangerOf = (personId: string): Holder => ({
  personId,
  name: "",
  isMember: false,
  isAssignable: false,
});

type HolderFacts = ReturnType<typeof holderFacts>;

/** Those who hold shifts, by person. */
export type Holders = ReadonlyMap<string, Holder>;

/** Those who hold shifts, from what is known. */
export function holdersOf({
  holdingMembers,
  holdingPeople,
}: {
  readonly [K in keyof HolderFacts]: ResultOf<HolderFacts[K]>;
}): Holders {
  const assignable = new Map(holdingMembers.map((member) => [member.personId, member.assignable]));
  return new Map(
    holdingPeople.map(({ id, name, email }) => [
      id,
      {
        personId: id,
        name: name === "" ? email : name,
        isMember: assignable.has(id),
        isAssignable: assignable.get(id) ?? false,
      },
    ]),
  );
}

/** Whether a shift still lies ahead: it is open and has not begun. */
export const liesAhead = ({ status, start }: Pick<Shift, "status" | "start">, now: number): boolean =>
  isOpen(status) && start > now;

/** Whether a shift ahead is held by somebody who is no longer there for it (Q21). */
export const isHeld = (shift: Pick<Shift, "status" | "start">, holder: Holder | undefined, now: number): boolean =>
  liesAhead(shift, now) && !(holder?.isAssignable ?? false);

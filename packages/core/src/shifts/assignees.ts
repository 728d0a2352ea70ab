import { getMany, type ResultOf } from "../kernel/store/query.ts";
import { members } from "../schedules/members.ts";
import { people } from "../people/collection.ts";
import type { Shift } from "./collection.ts";
import { isOpen } from "./statuses.ts";

const memberOf = getMany(members, members.key, ["personId", "assignable"]);
/** Loads the names and addresses of people. */
export const namesOf = getMany(people, people.key, ["id", "name", "email"]);

/** A current or future assignee of a shift. */
export interface Assignee {
  readonly personId: string;
  /** Their name, or their address if they have no name; empty if erased. */
  readonly name: string;
  /** Whether they are a member of the schedule. */
  readonly isMember: boolean;
  /** Whether they can be assigned to upcoming shifts (B50). */
  readonly isAssignable: boolean;
}

/** Loads the assignees for a page of shifts in two reads. */
export function assigneeFacts(scheduleId: string, ids: readonly (string | null | undefined)[]) {
  const known = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  return {
    assigneeMembers: memberOf(known.map((id) => [scheduleId, id])),
    assigneePeople: namesOf(known.map((id) => [id])),
  };
}

type AssigneeFacts = ReturnType<typeof assigneeFacts>;

/** Assignees by person id. */
export type Assignees = ReadonlyMap<string, Assignee>;

/** Creates the map of assignees from the loaded rows. */
export function toAssignees({
  assigneeMembers,
  assigneePeople,
}: {
  readonly [K in keyof AssigneeFacts]: ResultOf<AssigneeFacts[K]>;
}): Assignees {
  const assignable = new Map(assigneeMembers.map((member) => [member.personId, member.assignable]));
  return new Map(
    assigneePeople.map(({ id, name, email }) => [
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

/** The people with these ids. A person who isn't known here is not a member. */
export const assigneesNamed = (assignees: Assignees, personIds: readonly string[]): readonly Assignee[] =>
  personIds.map((personId) => assignees.get(personId) ?? { personId, name: "", isMember: false, isAssignable: false });

/** Whether a shift is upcoming: open and not begun. */
export const isUpcoming = ({ status, start }: Pick<Shift, "status" | "start">, now: number): boolean =>
  isOpen(status) && start > now;

/** Whether an upcoming shift has an assignee who is no longer assignable (Q21). */
export const isFlagged = (
  shift: Pick<Shift, "status" | "start">,
  assignee: Assignee | undefined,
  now: number,
): boolean => isUpcoming(shift, now) && !(assignee?.isAssignable ?? false);

import type { Actor } from "../identity/actor.ts";
import type { Organization } from "../organizations/collection.ts";
import type { Schedule } from "../schedules/collection.ts";
import { isThere, scheduleById } from "../schedules/collection.ts";
import { type Member, roleOf } from "./collection.ts";
import type { Role } from "./roles.ts";

/** What the rules of a schedule judge before they look at a row. */
export interface MemberContext {
  readonly actor: Actor;
  readonly schedule: Schedule;
  /** What the caller is on this schedule. An organization admin is an admin everywhere (Q49); an outsider is nothing. */
  readonly myRole: Role | undefined;
  /** The role of the caller's own membership, whatever they are in the organization. */
  readonly mine: Role | undefined;
  /** The role asked for, where one is. */
  readonly role?: Role | undefined;
  /** The new value asked for, where one is. */
  readonly assignable?: boolean | undefined;
  /** The organization, where what it allows is asked. */
  readonly organization?: Organization | undefined;
  /** Who shall own the schedule, where its owner leaves and says so. */
  readonly successorId?: string | undefined;
}

/** What of a member the rules look at. A candidate who is not yet a member has it, too. */
export type JudgedMember = Pick<Member, "personId" | "role" | "assignable" | "invitation" | "affiliation" | "able"> &
  Partial<Pick<Member, "assignableBefore" | "email">>;

/** The facts that every operation on a schedule begins with: the head, and the caller's own membership. */
export const scheduleFacts = (scheduleId: string, actor: Actor) => ({
  schedule: scheduleById(scheduleId),
  mine: roleOf(scheduleId, actor.personId),
});

/** The context from those facts; `undefined` where the caller's organization has no such schedule. */
export function toMemberContext(
  known: { readonly schedule: Schedule | undefined; readonly mine: { readonly role: Role } | undefined },
  actor: Actor,
  asked: { readonly role?: Role | undefined; readonly assignable?: boolean | undefined } = {},
): MemberContext | undefined {
  const { schedule } = known;
  if (schedule?.organizationId !== actor.organizationId || !isThere(schedule)) return undefined;
  const mine = known.mine?.role;
  const myRole = actor.organizationRole === "admin" ? "admin" : mine;
  return { actor, schedule, myRole, mine, role: asked.role, assignable: asked.assignable };
}

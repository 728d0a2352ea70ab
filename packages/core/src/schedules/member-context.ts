import type { Actor } from "../identity/actor.ts";
import type { Organization } from "../organizations/collection.ts";
import { type Schedule, isThere, scheduleById } from "./collection.ts";
import { type Member, roleOf } from "./members.ts";
import type { Role } from "./roles.ts";

/** The context of the rules of a schedule before they evaluate a row. */
export interface MemberContext {
  readonly actor: Actor;
  readonly schedule: Schedule;
  /** The time of the call: milliseconds since the epoch. */
  readonly now: number;
  /** The caller's role on this schedule. Organization admins are admins everywhere (Q49); outsiders have none. */
  readonly myRole: Role | undefined;
  /** The role of the caller's own membership, regardless of their organization role. */
  readonly mine: Role | undefined;
  /** The requested role, if any. */
  readonly role?: Role | undefined;
  /** The requested new value, if any. */
  readonly assignable?: boolean | undefined;
  /** The organization, if its settings matter. */
  readonly organization?: Organization | undefined;
  /** The next owner named by a leaving owner. */
  readonly successorId?: string | undefined;
}

/** The columns of a member that rules evaluate. Candidates have them too. */
export type EvaluatedMember = Pick<
  Member,
  "personId" | "role" | "assignable" | "provenance" | "invitation" | "affiliation" | "canAct"
> &
  Partial<Pick<Member, "assignableBefore" | "email" | "sentAgainAt">>;

/** The load round of every operation on a schedule: the summary and the caller's own membership. */
export const scheduleFacts = (scheduleId: string, actor: Actor) => ({
  schedule: scheduleById(scheduleId),
  mine: roleOf(scheduleId, actor.personId),
});

/** The context from that round; `undefined` if the caller's organization has no such schedule. */
export function toMemberContext(
  known: { readonly schedule: Schedule | undefined; readonly mine: { readonly role: Role } | undefined },
  actor: Actor,
  now: number,
  asked: { readonly role?: Role | undefined; readonly assignable?: boolean | undefined } = {},
): MemberContext | undefined {
  const { schedule } = known;
  if (schedule?.organizationId !== actor.organizationId || !isThere(schedule)) return undefined;
  const mine = known.mine?.role;
  const myRole = actor.organizationRole === "admin" ? "admin" : mine;
  return { actor, schedule, now, myRole, mine, role: asked.role, assignable: asked.assignable };
}

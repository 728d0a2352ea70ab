import type { EvaluatedMember, MemberAction, MemberContext, Role } from "@rollcall/core";
import { newSchedule } from "@rollcall/core/model";
import { createRandom } from "../members/sample-people.ts";

/** The actions on a row. Invitations have similar rules and the same cost. */
export const actions = [
  "remove",
  "set-assignable",
  "set-invited",
  "make-admin",
  "make-member",
  "make-viewer",
] as const satisfies readonly MemberAction[];

/** One of these actions. */
export type AskedAction = (typeof actions)[number];

/** A schedule with its members and a caller. */
export interface SampleSchedule {
  readonly context: MemberContext;
  readonly rows: readonly EvaluatedMember[];
}

const me = "person-0";

/**
 * Creates a schedule with this many members, the same in every run: one effective admin, one assignable member, and
 * pending admins, viewers and external people, so that every rule applies to some row.
 * @param myRole the role of the caller
 */
export function createSampleSchedule(size: number, myRole: Role): SampleSchedule {
  const next = createRandom(11);
  const chief = myRole === "admin" ? 0 : 1;
  const rows = Array.from({ length: size }, (_, person): EvaluatedMember => {
    const external = next(8) === 0;
    const drawn = next(50) === 0 ? "admin" : next(3) === 0 ? "viewer" : "member";
    const role = person === chief ? "admin" : person === 0 ? myRole : external ? "viewer" : drawn;
    return {
      personId: `person-${person}`,
      role,
      assignable: person === 2,
      provenance: "local",
      invitation: next(4) === 0 ? "sent" : "not-invited",
      affiliation: external && person > 1 ? "external" : "internal",
      // Other admins are pending and don't count.
      canAct: role !== "admin" || person === chief,
    };
  });
  const actor = { organizationId: "acme", personId: me, affiliation: "internal", organizationRole: "member" } as const;
  const context: MemberContext = {
    actor,
    now: 0,
    schedule: newSchedule(
      { name: "Pier 4", owner: "organization", description: "", timeZone: "Europe/Zurich" },
      { id: "schedule", actor, now: 0 },
      { members: size, admins: 1, assignables: 1, ready: 0, toInvite: 0 },
    ),
    myRole,
    mine: myRole,
  };
  return { context, rows };
}

import { z } from "zod";
import { remove } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation, type Plan } from "../kernel/operation.ts";
import type { Schedule } from "../schedules/collection.ts";
import { moveHead } from "../schedules/head.ts";
import { type KnownMember, memberFacts } from "./change-member.ts";
import { members } from "./collection.ts";
import { memberRemoved } from "./events.ts";
import { anAdminStays, somebodyStaysAssignable } from "./rules/invariants.ts";
import {
  adminsManageMembers,
  everybodyMayLeave,
  nobodyActsAboveTheirRole,
  outsidersSeeNothing,
} from "./rules/roles.ts";
import { toSituation } from "./situation.ts";
import { totalsOfMember } from "./totals.ts";
import { memberKey } from "./view.ts";

/** The rules of the bin; the member list judges its rows by the same. */
export const removeMemberRules = [
  outsidersSeeNothing,
  adminsManageMembers,
  everybodyMayLeave,
  nobodyActsAboveTheirRole,
  anAdminStays,
  somebodyStaysAssignable,
];

/** What removal leaves: who went, and from where. */
export const removed = z.strictObject({ scheduleId: id, personId: id });

/** Takes one member off a schedule. The person, and all they did, stay (P25). */
export function takeOff(schedule: Schedule, row: KnownMember): Plan<z.output<typeof removed>> {
  const { members: one, admins, assignables } = totalsOfMember(row);
  const { change, tell } = moveHead(schedule, { members: -one, admins: -admins, assignables: -assignables }, [
    memberRemoved(row),
  ]);
  return {
    output: { scheduleId: schedule.id, personId: row.personId },
    changes: [change, remove(members, [schedule.id, row.personId])],
    tells: [tell],
  };
}

/**
 * Removes a member; on one's own row this means leaving (B14, Q9).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `member.last-admin`,
 *   `member.last-assignable`
 */
export const removeMember = operation({
  name: "members.remove",
  summary: "Removes a member from a schedule.",
  input: memberKey,
  output: removed,
  facts: memberFacts,
  situation: (known, _input, actor) => toSituation(known, actor),
  row: ({ row }) => row,
  departs: ({ personId }, actor) => personId === actor.personId,
  rules: removeMemberRules,
  apply: ({ situation, row }) => takeOff(situation.schedule, row),
});

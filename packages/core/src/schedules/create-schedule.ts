import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { insert } from "../kernel/change.ts";
import type { Actor } from "../kernel/actor.ts";
import { displayName } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { grant } from "../kernel/rule.ts";
import { fold } from "../kernel/search-words.ts";
import { members } from "../members/collection.ts";
import { newMember } from "../members/new-member.ts";
import type { MemberSituation } from "../members/situation.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { moveOrganization } from "../organizations/head.ts";
import { type Person, personById } from "../people/collection.ts";
import { type ScheduleRow, schedules } from "./collection.ts";
import { scheduleView, toScheduleView } from "./view.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };

interface CreationSituation {
  readonly actor: Actor;
  readonly organization: Organization;
  readonly creator: Person;
}

/** Internal people create schedules; external ones have the portal alone (A7, Q50). */
export const internalPeopleCreateSchedules = grant<CreationSituation>(
  "internal people create schedules",
  ({ actor }) => actor.affiliation === "internal" || forbidden,
);

/**
 * Creates a schedule. The creator is its first admin, and assignable (B56, Q8); auto-send is on (B6).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const createSchedule = operation({
  name: "schedules.create",
  summary: "Creates a schedule; the creator becomes its first admin.",
  input: z.strictObject({
    name: displayName,
    /** Who owns it: the organization, or the creator in person (Q48). */
    owner: z.enum(["organization", "person"]).default("organization"),
  }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: (_input, actor) => ({
    organization: organizationById(actor.organizationId),
    creator: personById(actor.personId),
  }),
  situation: ({ organization, creator }, _input, actor) =>
    organization === undefined || creator === undefined ? undefined : { actor, organization, creator },
  rules: [internalPeopleCreateSchedules],
  apply: ({ situation: { actor, organization, creator } }, input, context) => {
    const id = context.newId();
    const first = newMember({ id }, creator, { role: "admin", assignable: true, invited: true }, context);
    const schedule: ScheduleRow = {
      id,
      organizationId: actor.organizationId,
      ownerId: input.owner === "person" ? actor.personId : null,
      name: input.name,
      nameKey: fold(input.name),
      autoSend: true,
      members: 1,
      admins: first.able ? 1 : 0,
      assignables: 1,
      number: 1,
      createdAt: context.now,
      createdBy: actor.personId,
    };
    // Whoever listens to the organization need not know this schedule: its own topic alone names it (P21).
    const moved = moveOrganization(organization, [{ type: "schedule-created" }]);
    const situation: MemberSituation = { actor, schedule, myRole: "admin" };
    return {
      output: { schedule: toScheduleView(schedule, situation) },
      changes: [moved.change, insert(schedules, schedule), insert(members, { ...first, invitation: "not-needed" })],
      tells: [moved.tell, { topic: id, number: 1, events: [{ type: "schedule-created", scheduleId: id }] }],
    };
  },
});

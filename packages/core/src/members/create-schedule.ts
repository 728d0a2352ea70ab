import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import type { Actor } from "../identity/actor.ts";
import { displayName, note, timeZone } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { members } from "../schedules/members.ts";
import { enteredAs } from "./events.ts";
import { newMember } from "./new-member.ts";
import { totalsOfMember } from "./totals.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { moveOrganization } from "../organizations/move-organization.ts";
import { type Person, personById } from "../people/collection.ts";
import { schedules } from "../schedules/collection.ts";
import { internalPeopleCreateSchedules } from "../schedules/rules.ts";
import { contextOfNewSchedule, newSchedule } from "../schedules/new-schedule.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { scheduleCreated } from "../schedules/events.ts";

/** The context of creating a schedule. */
interface CreationContext {
  readonly actor: Actor;
  readonly organization: Organization;
  readonly creator: Person;
}

/** The rules for creating a schedule. */
export const createRules: readonly Rule<CreationContext>[] = [internalPeopleCreateSchedules];

/** The load round of creating a schedule. */
export const creationFacts = (actor: Actor) => ({
  organization: organizationById(actor.organizationId),
  creator: personById(actor.personId),
});

/** The context from that round; `undefined` if the caller doesn't exist. */
export const toCreationContext = (
  { organization, creator }: { readonly organization: Organization | undefined; readonly creator: Person | undefined },
  actor: Actor,
): CreationContext | undefined =>
  organization === undefined || creator === undefined ? undefined : { actor, organization, creator };

/**
 * Creates a schedule. The creator is its first admin, and assignable (B56, Q8); auto-send is on (B6).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const createSchedule = operation({
  name: "schedules.create",
  summary: "Creates a schedule with the caller as its first admin.",
  input: z.strictObject({
    name: displayName,
    /** The owner: the organization or the creator (Q48). */
    owner: z.enum(["organization", "person"]).default("organization"),
    description: note.default(""),
    /** IANA name. */
    timeZone: timeZone.default("UTC"),
  }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleCreated],
  load: [(_input, actor) => creationFacts(actor)],
  context: (known, _input, actor) => toCreationContext(known, actor),
  rules: createRules,
  apply: ({ context: { actor, organization, creator } }, input, call) => {
    const id = call.newId();
    const asked = { role: "admin", assignable: true, invited: true } as const;
    const first = newMember({ id }, creator, asked, call, "not-needed");
    const creation = { id, actor, now: call.now };
    const schedule = newSchedule(input, creation, totalsOfMember(first));
    // Followers of the organization may not see this schedule: only its own topic names it (P21).
    const moved = moveOrganization(organization, [scheduleCreated({})]);
    const context = contextOfNewSchedule(schedule, creation, organization);
    return {
      output: { schedule: toScheduleView(context) },
      changes: [moved.change, insert(schedules, schedule), insert(members, first)],
      journalEntries: [
        moved.entry,
        { topic: id, number: 1, events: [scheduleCreated({ scheduleId: id, members: [enteredAs(first)] })] },
      ],
    };
  },
});

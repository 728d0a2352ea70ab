import type { Context } from "../kernel/operation.ts";
import { canAct, type Person } from "../people/collection.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { Member } from "./collection.ts";
import { readinessOf } from "./readiness.ts";
import type { Role } from "./roles.ts";
import type { InvitationState } from "./states.ts";

/** The row of somebody who comes onto a schedule. Nothing has been sent to them yet. */
export const newMember = (
  schedule: Pick<Schedule, "id">,
  person: Person,
  asked: { readonly role: Role; readonly assignable: boolean; readonly invited: boolean },
  context: Pick<Context, "actor" | "now">,
  invitation: InvitationState = "not-invited",
): Member => ({
  scheduleId: schedule.id,
  personId: person.id,
  role: asked.role,
  assignable: asked.assignable,
  invited: asked.invited,
  invitation,
  calendar: "none",
  assignableBefore: null,
  readiness: readinessOf({ assignable: asked.assignable, invitation, calendar: "none" }),
  addedAt: context.now,
  addedBy: context.actor.personId,
  ...copiesOf(person),
});

/** The declared copies of a person that every membership carries. */
export const copiesOf = (person: Person): Pick<Member, "name" | "nameKey" | "email" | "affiliation" | "able"> => ({
  name: person.name,
  nameKey: person.nameKey,
  email: person.email,
  affiliation: person.affiliation,
  able: canAct(person),
});

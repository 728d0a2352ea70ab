import type { CallContext } from "../identity/operation.ts";
import { canAct, type Person } from "../people/collection.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { Member } from "../schedules/members.ts";
import { derivedColumnsOf } from "./derived-columns.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";

/** The row of a new member. Nothing has been sent to them yet. */
export const newMember = (
  schedule: Pick<Schedule, "id">,
  person: Person,
  asked: Pick<Member, "role" | "assignable" | "invited"> & Partial<LinkColumns>,
  call: Pick<CallContext, "actor" | "now">,
  invitation: InvitationState = "not-invited",
): Member => {
  const copies = copiesOf(person);
  const { role, assignable, invited } = asked;
  const grantedBy = role === "admin" && !copies.canAct ? call.actor.personId : null;
  return {
    scheduleId: schedule.id,
    personId: person.id,
    role,
    grantedBy,
    assignable,
    invited,
    invitation,
    assignableBefore: null,
    ...linkColumnsOf(asked),
    sentAgainAt: null,
    ...derivedColumnsOf({ assignable, invited, invitation, calendar: copies.calendar }),
    addedAt: call.now,
    addedBy: call.actor.personId,
    ...copies,
  };
};

/** The columns of a member that a link of the schedule sets. */
export type LinkColumns = Pick<Member, "provenance" | "assignableBeforeLink" | "keptAsLastAdmin" | "adopted">;

/** These columns of a member; those of a member added here if they aren't given. */
export const linkColumnsOf = ({
  provenance = "local",
  assignableBeforeLink = null,
  keptAsLastAdmin = false,
  adopted = false,
}: Partial<LinkColumns>): LinkColumns => ({ provenance, assignableBeforeLink, keptAsLastAdmin, adopted });

/** The columns of a person copied to memberships. */
type Copied = "name" | "nameKey" | "email" | "affiliation" | "canAct" | "calendar";

/** The declared copies of a person in every membership. */
export const copiesOf = (person: Person): Pick<Member, Copied> => ({
  name: person.name,
  nameKey: person.nameKey,
  email: person.email,
  affiliation: person.affiliation,
  canAct: canAct(person),
  calendar: person.calendar,
});

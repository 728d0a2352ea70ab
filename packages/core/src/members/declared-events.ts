import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { provenances } from "../schedules/members.ts";
import { roles } from "../schedules/roles.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { invitationStates } from "../schedules/invitation-states.ts";

const role = z.enum(roles);
const invitation = z.enum(invitationStates);
const calendar = z.enum(calendarStates);
const settings = z.strictObject({ role, assignable: z.boolean(), invited: z.boolean() }).partial();
const entered = z.strictObject({ personId: id, role, assignable: z.boolean(), invited: z.boolean() });

export const membersAdded = event("members-added", "People were added to a schedule.", {
  personIds: z.array(id),
  members: z.array(entered),
  because: z.literal("synced").optional(),
  ...newTotals,
});

export const memberChanged = event("member-changed", "A member's values changed.", {
  personId: id,
  set: settings,
  was: settings,
  /** Changed values that lists show. */
  shown: z
    .strictObject({ calendar, provenance: z.enum(provenances), keptAsLastAdmin: z.boolean(), adopted: z.boolean() })
    .partial()
    .optional(),
  because: z
    .enum(["deactivated", "reactivated", "granter-lost-role", "synced", "linked", "unlinked", "adopted", "released"])
    .optional(),
  ...newTotals,
});

export const memberRemoved = event("member-removed", "A member left or was removed.", {
  personId: id,
  was: z.strictObject({ role, assignable: z.boolean(), invited: z.boolean(), invitation, calendar }),
  because: z.enum(["erased", "mailbox-proven", "synced", "merged"]).optional(),
  ...newTotals,
});

export const memberKnown = event("member-known", "The name or address of a member changed.", {
  personId: id,
  ...newTotals,
});

export const invitationChanged = event("invitation-changed", "The invitation of one member changed.", {
  personId: id,
  set: z.strictObject({ invitation }),
  was: z.strictObject({ invitation }),
  because: z.literal("link-copied").optional(),
  ...newTotals,
});

export const invitationsChanged = event("invitations-changed", "The invitations of several members changed.", {
  personIds: z.array(id),
  set: z.strictObject({ invitation }),
  because: z.literal("link-copied").optional(),
  ...newTotals,
});

export const calendarChanged = event("calendar-changed", "The state of a person's calendar changed.", {
  personId: id,
  set: z.strictObject({ calendar }),
  was: z.strictObject({ calendar }),
  ...newTotals,
});

/** The events of members, on the topic of their schedule. */
export const memberEvents = [
  membersAdded,
  memberChanged,
  memberRemoved,
  memberKnown,
  invitationChanged,
  invitationsChanged,
  calendarChanged,
] as const;

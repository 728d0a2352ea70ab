import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { roles } from "../schedules/roles.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { invitationStates } from "../schedules/invitation-states.ts";

const role = z.enum(roles);
const invitation = z.enum(invitationStates);
const calendar = z.enum(calendarStates);
const settings = z.strictObject({ role, assignable: z.boolean(), invited: z.boolean() }).partial();
const entered = z.strictObject({ personId: id, role, assignable: z.boolean(), invited: z.boolean() });

/** The events of members, on the topic of their schedule. */
export const memberEvents = [
  event("members-added", { personIds: z.array(id), members: z.array(entered), ...newTotals }),
  event("member-changed", {
    personId: id,
    set: settings,
    was: settings,
    /** Changed values that lists show. */
    shown: z.strictObject({ calendar }).optional(),
    because: z.enum(["deactivated", "reactivated"]).optional(),
    ...newTotals,
  }),
  event("member-removed", {
    personId: id,
    was: z.strictObject({ role, assignable: z.boolean(), invited: z.boolean(), invitation, calendar }),
    because: z.enum(["erased", "mailbox-proven"]).optional(),
    ...newTotals,
  }),
  /** The name or address of a member changed. */
  event("member-known", { personId: id, ...newTotals }),
  event("shifts-held-by-non-member", { personId: id, shiftIds: z.array(id), more: z.boolean(), ...newTotals }),
  event("invitation-changed", {
    personId: id,
    set: z.strictObject({ invitation }),
    was: z.strictObject({ invitation }),
    because: z.literal("link-copied").optional(),
    ...newTotals,
  }),
  event("invitations-changed", {
    personIds: z.array(id),
    set: z.strictObject({ invitation }),
    because: z.literal("link-copied").optional(),
    ...newTotals,
  }),
  event("calendar-changed", {
    personId: id,
    set: z.strictObject({ calendar }),
    was: z.strictObject({ calendar }),
    ...newTotals,
  }),
] as const;

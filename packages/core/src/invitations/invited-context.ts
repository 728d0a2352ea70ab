import type { Actor } from "../identity/actor.ts";
import { memberByKey } from "../members/change-member.ts";
import { wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { invitationByKey } from "./collection.ts";

/** Loads the records for an operation on the invitation of one member. */
export const invitedFacts = (
  { scheduleId, personId }: { readonly scheduleId: string; readonly personId: string },
  actor: Actor,
) => ({
  ...wholeScheduleFacts(scheduleId, actor),
  row: memberByKey(scheduleId, personId),
  invitation: invitationByKey(scheduleId, personId),
});

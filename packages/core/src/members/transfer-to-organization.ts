import type { EventOf } from "../kernel/operations/event.ts";
import { toOwnerChanged, type scheduleTransferred } from "../schedules/events.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Membership } from "./memberships.ts";

/** Transfers a schedule to the organization when its owner can no longer act, so that it always has an owner. */
export function transferToOrganization({ schedule, member }: Membership): {
  readonly schedule: Partial<Pick<ScheduleRow, "ownerId">>;
  readonly events: readonly EventOf<typeof scheduleTransferred>[];
} {
  if (schedule.ownerId !== member.personId) return { schedule: {}, events: [] };
  return { schedule: { ownerId: null }, events: [toOwnerChanged(schedule, null)] };
}

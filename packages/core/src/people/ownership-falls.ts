import type { DomainEvent } from "../contract/stream.ts";
import { ownerChanged } from "../members/events.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Membership } from "./memberships.ts";

/** What becomes of a schedule whose owner can no longer act: it is the organization's, so that it is never nobody's. */
export function ownershipFalls({ schedule, member }: Membership): {
  readonly schedule: Partial<Pick<ScheduleRow, "ownerId">>;
  readonly events: readonly DomainEvent[];
} {
  if (schedule.ownerId !== member.personId) return { schedule: {}, events: [] };
  return { schedule: { ownerId: null }, events: [ownerChanged(schedule, null)] };
}

import type { RollcallEvent } from "../contract/stream.ts";
import type { LeftAs } from "../members/events.ts";
import type { MemberSettable } from "../members/change-member.ts";
import type { ScheduleSettable } from "../schedules/change-schedule.ts";

/** The inverse of a history entry: the values it expects and the values it restores. */
export interface Inverse {
  /** Removed people to add back, with their values. */
  readonly returning: readonly { readonly personId: string; readonly was: LeftAs }[];
  /** Added people to remove. */
  readonly going: readonly string[];
  /** The values they were added with, if recorded. */
  readonly came: readonly { readonly personId: string; readonly set: MemberSettable }[];
  /** Values of members after and before the entry. */
  readonly values: readonly { readonly personId: string; readonly set: MemberSettable; readonly was: MemberSettable }[];
  /** Values of the schedule after and before the entry. */
  readonly schedule: { readonly set: ScheduleSettable; readonly was: ScheduleSettable } | undefined;
}

/** Returns the inverse of events; `undefined` if there is none, such as for a creation or for shifts. */
export function inverseOf(events: readonly RollcallEvent[]): Inverse | undefined {
  const returning: { personId: string; was: LeftAs }[] = [];
  const going: string[] = [];
  const came: { personId: string; set: MemberSettable }[] = [];
  const values: { personId: string; set: MemberSettable; was: MemberSettable }[] = [];
  let schedule: Inverse["schedule"];
  for (const event of events) {
    switch (event.type) {
      // These only follow from other events of the entry.
      case "shifts-flagged":
      case "schedule-ready":
      case "change-undone":
      case "member-known":
      case "invitation-changed":
      case "invitations-changed":
      case "calendar-changed":
        break;
      case "members-added":
        going.push(...event.personIds);
        came.push(...event.members.map(({ personId, ...set }) => ({ personId, set })));
        break;
      case "member-removed":
        returning.push({ personId: event.personId, was: event.was });
        break;
      case "member-changed":
        // Deactivating or reactivating an account names a member even if none of these values changed.
        if (Object.keys(event.was).length > 0) values.push(event);
        break;
      case "schedule-changed":
      case "schedule-archived":
      case "schedule-restored":
      case "schedule-transferred":
        schedule = { set: { ...schedule?.set, ...event.set }, was: { ...event.was, ...schedule?.was } };
        break;
      default:
        return undefined;
    }
  }
  const isNothing = returning.length + going.length + values.length === 0 && schedule === undefined;
  return isNothing ? undefined : { returning, going, came, values, schedule };
}

/** The ids of all people an inverse affects. */
export const peopleOfInverse = ({ returning, going, values, schedule }: Inverse): readonly string[] => [
  ...new Set([
    ...returning.map(({ personId }) => personId),
    ...going,
    ...values.map(({ personId }) => personId),
    ...(typeof schedule?.was.ownerId === "string" ? [schedule.was.ownerId] : []),
  ]),
];

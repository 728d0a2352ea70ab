import type { DomainEvent } from "../contract/stream.ts";
import type { EnteredAs, LeftAs } from "../members/events.ts";
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

/** Events that only follow from other events of the entry. */
const consequences = [
  "shifts-held-by-non-member",
  "schedule-ready",
  "change-undone",
  "member-known",
  "invitation-changed",
  "invitations-changed",
  "calendar-changed",
];

const ofSchedule = ["schedule-changed", "schedule-archived", "schedule-restored", "schedule-transferred"];

/** Returns the inverse of events; `undefined` if there is none, such as for a creation or for shifts. */
export function inverseOf(events: readonly DomainEvent[]): Inverse | undefined {
  const ownEvents = events.filter(({ type }) => !consequences.includes(type));
  const returning: { personId: string; was: LeftAs }[] = [];
  const going: string[] = [];
  const came: { personId: string; set: MemberSettable }[] = [];
  const values: { personId: string; set: MemberSettable; was: MemberSettable }[] = [];
  let schedule: Inverse["schedule"];
  for (const event of ownEvents) {
    const { type, personId = "", set = {}, was = {} } = event as EventFields;
    if (type === "members-added") {
      const { personIds = [], members = [] } = event as EventFields;
      going.push(...personIds);
      came.push(...members.map(({ personId, ...set }) => ({ personId, set })));
    } else if (type === "member-removed") returning.push({ personId, was: was as unknown as LeftAs });
    else if (type === "member-changed") {
      // Deactivating or reactivating an account names a member even if none of these values changed.
      if (Object.keys(was).length > 0) values.push({ personId, set, was });
    } else if (ofSchedule.includes(type)) {
      schedule = { set: { ...schedule?.set, ...set }, was: { ...was, ...schedule?.was } };
    } else return undefined;
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

interface EventFields extends DomainEvent {
  readonly personIds?: readonly string[];
  readonly members?: readonly EnteredAs[];
  readonly personId?: string;
  readonly set?: Readonly<Record<string, never>>;
  readonly was?: Readonly<Record<string, never>>;
}

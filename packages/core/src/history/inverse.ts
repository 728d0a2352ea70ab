import type { DomainEvent } from "../contract/stream.ts";
import type { EnteredAs, LeftAs } from "../members/events.ts";
import type { MemberSettable } from "../members/change-member.ts";
import type { ScheduleSettable } from "../schedules/change-schedule.ts";

/** What would take one entry of the history back: what must still stand as it was left, and what is put in its place. */
export interface Inverse {
  /** People who come back, as they went. */
  readonly returning: readonly { readonly personId: string; readonly was: LeftAs }[];
  /** People who go, since they came by this. */
  readonly going: readonly string[];
  /** What those who go came with, where history has kept it. */
  readonly came: readonly { readonly personId: string; readonly set: MemberSettable }[];
  /** Values of members: as this left them, and as they were before. */
  readonly values: readonly { readonly personId: string; readonly set: MemberSettable; readonly was: MemberSettable }[];
  /** Values of the schedule: as this left them, and as they were before. */
  readonly schedule: { readonly set: ScheduleSettable; readonly was: ScheduleSettable } | undefined;
}

/** What follows from other events of its entry, and is no change of its own. */
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

/** The inverse of an entry's events; `undefined` where there is none, such as of a creation or of work on shifts. */
export function inverseOf(events: readonly DomainEvent[]): Inverse | undefined {
  const told = events.filter(({ type }) => !consequences.includes(type));
  const returning: { personId: string; was: LeftAs }[] = [];
  const going: string[] = [];
  const came: { personId: string; set: MemberSettable }[] = [];
  const values: { personId: string; set: MemberSettable; was: MemberSettable }[] = [];
  let schedule: Inverse["schedule"];
  for (const event of told) {
    const { type, personId = "", set = {}, was = {} } = event as Told;
    if (type === "members-added") {
      const { personIds = [], members = [] } = event as Told;
      going.push(...personIds);
      came.push(...members.map(({ personId, ...set }) => ({ personId, set })));
    } else if (type === "member-removed") returning.push({ personId, was: was as unknown as LeftAs });
    else if (type === "member-changed") {
      // An account that ends, or opens again, tells of a member even where none of these values moved.
      if (Object.keys(was).length > 0) values.push({ personId, set, was });
    } else if (ofSchedule.includes(type)) {
      schedule = { set: { ...schedule?.set, ...set }, was: { ...was, ...schedule?.was } };
    } else return undefined;
  }
  const isNothing = returning.length + going.length + values.length === 0 && schedule === undefined;
  return isNothing ? undefined : { returning, going, came, values, schedule };
}

/** Everybody whom an inverse touches. */
export const peopleOfInverse = ({ returning, going, values, schedule }: Inverse): readonly string[] => [
  ...new Set([
    ...returning.map(({ personId }) => personId),
    ...going,
    ...values.map(({ personId }) => personId),
    ...(typeof schedule?.was.ownerId === "string" ? [schedule.was.ownerId] : []),
  ]),
];

interface Told extends DomainEvent {
  readonly personIds?: readonly string[];
  readonly members?: readonly EnteredAs[];
  readonly personId?: string;
  readonly set?: Readonly<Record<string, never>>;
  readonly was?: Readonly<Record<string, never>>;
}

import type { RollcallEvent } from "../contract/stream.ts";
import type { JournalRow } from "../kernel/journal/journal.ts";
import type { Member } from "../schedules/members.ts";

/** The values of a member that history restores. */
export type RestoredValues = Pick<Member, "role" | "assignable" | "invited">;

/** How a member differed at a time in the past. */
export interface PastMember {
  /** Whether they were on the schedule then. */
  there: boolean;
  /** Whether they are on the schedule now. */
  readonly isNow: boolean;
  /** The values that differed; the others are as they are now. */
  was: Partial<RestoredValues>;
}

/** The fields of a row that are needed. */
export type Undoable = Pick<JournalRow, "number" | "at" | "events">;

/** The requested time: the state after the last entry up to it. */
export type RequestedVersion = { readonly number: number } | { readonly at: number };

/** Whether a row already existed at the requested time. */
export const isUpTo = (row: Pick<JournalRow, "number" | "at">, asked: RequestedVersion): boolean =>
  "number" in asked ? row.number <= asked.number : row.at <= asked.at;

/**
 * Returns how members differed at the requested time, by undoing later events from newest to oldest.
 * @param since the rows after the requested time, newest first
 */
export function pastMembers(since: readonly Undoable[]): ReadonlyMap<string, PastMember> {
  const all = new Map<string, PastMember>();
  const of = (personId: string, isNow: boolean): PastMember => {
    let then = all.get(personId);
    if (then === undefined) all.set(personId, (then = { there: isNow, isNow, was: {} }));
    return then;
  };
  for (const { events } of since) for (const event of events.toReversed()) undo(event, of);
  return all;
}

function undo(event: RollcallEvent, of: (personId: string, isNow: boolean) => PastMember): void {
  switch (event.type) {
    case "schedule-created":
    case "members-added":
      for (const { personId } of event.members ?? []) of(personId, true).there = false;
      break;
    case "member-removed":
      Object.assign(of(event.personId, false), { there: true, was: remembered(event.was) });
      break;
    case "member-changed":
      Object.assign(of(event.personId, true).was, remembered(event.was));
      break;
    default:
  }
}

const remembered = ({ role, assignable, invited }: Partial<RestoredValues>): Partial<RestoredValues> => ({
  ...(role !== undefined && { role }),
  ...(assignable !== undefined && { assignable }),
  ...(invited !== undefined && { invited }),
});

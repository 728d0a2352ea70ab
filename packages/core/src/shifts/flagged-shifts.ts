import type { EventOf } from "../kernel/operations/event.ts";
import type { shiftsFlagged } from "./declared-events.ts";
import type { EditAnswer, RosterEdit } from "../members/edit-roster.ts";
import type { Member } from "../schedules/members.ts";
import { toFlaggedShifts } from "./events.ts";
import type { UpcomingShifts } from "./upcoming-shifts.ts";

type Edit = Pick<RosterEdit, "personId" | "assignable" | "remove">;

/** The people whom edits remove or make unassignable, if they are allowed. */
export const unassignedBy = (edits: readonly Edit[]): readonly string[] =>
  edits.filter(({ remove, assignable }) => remove === true || assignable === false).map(({ personId }) => personId);

/** The events about upcoming shifts of the people whom edits removed or made unassignable. */
export const flaggedAfter = (
  edits: readonly Edit[],
  answers: readonly { readonly status: EditAnswer["status"] }[],
  rows: ReadonlyMap<string, Pick<Member, "assignable">>,
  upcoming: ReadonlyMap<string, UpcomingShifts>,
): readonly EventOf<typeof shiftsFlagged>[] =>
  edits.flatMap(({ personId, assignable }, place) => {
    const status = answers[place]?.status;
    const isUnassigned = status === "changed" && assignable === false && rows.get(personId)?.assignable === true;
    return status === "removed" || isUnassigned ? toFlaggedShifts(personId, upcoming.get(personId) ?? []) : [];
  });

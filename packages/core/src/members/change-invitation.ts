import type { Change } from "../kernel/store/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { scheduleReady } from "../schedules/events.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import { updateScheduleSummary, updateScheduleTotals } from "../schedules/schedule-summary.ts";
import { type KnownMember, memberUpdate } from "./change-member.ts";
import { invitationChanged, invitationsChanged } from "./declared-events.ts";
import { derivedColumnsOf } from "./derived-columns.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import { deltaOf } from "./totals.ts";

/** The events of changed invitations of any number of members. */
export const invitationsEvents = [invitationChanged, invitationsChanged] as const;

type InvitationEvent = EventOf<typeof invitationChanged>;
type InvitationsEvent = EventOf<(typeof invitationsEvents)[number]>;
type ReadyEvent = EventOf<typeof scheduleReady>;

/** The changes for members whose invitations changed: the summary first, then the rows. */
export interface MovedInvitations<Event extends InvitationsEvent | ReadyEvent = InvitationsEvent> {
  readonly summary: Schedule;
  readonly after: readonly KnownMember[];
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<Event>[];
}

/** A member whose invitation state changes. Accepting ends the wait before sending again (Q56). */
export function withInvitation(row: KnownMember, invitation: InvitationState): KnownMember {
  const changed = { ...row, invitation, sentAgainAt: invitation === "accepted" ? null : row.sentAgainAt };
  return { ...changed, ...derivedColumnsOf(changed) };
}

/**
 * Sets the invitation state of members (Q16) and publishes it: one member's as a change to the row, many members' in one event. Has no
 * effect without members. With a `because`, unchanged states are published, too. Only an accepted invitation can make the schedule ready.
 */
export function moveInvitations(
  schedule: Schedule,
  rows: readonly [KnownMember],
  invitation: "accepted",
): MovedInvitations<InvitationEvent | ReadyEvent>;
export function moveInvitations(
  schedule: Schedule,
  rows: readonly [] | readonly [KnownMember],
  invitation: Exclude<InvitationState, "accepted">,
  because?: "link-copied",
): MovedInvitations<InvitationEvent>;
export function moveInvitations(
  schedule: Schedule,
  rows: readonly KnownMember[],
  invitation: Exclude<InvitationState, "accepted">,
): MovedInvitations;
export function moveInvitations(
  schedule: Schedule,
  rows: readonly KnownMember[],
  invitation: InvitationState,
  because?: "link-copied",
): MovedInvitations<InvitationsEvent | ReadyEvent> {
  const moving = because === undefined ? rows.filter((row) => row.invitation !== invitation) : rows;
  if (moving.length === 0) return { summary: schedule, after: rows, changes: [], journalEntries: [] };
  const after = rows.map((row) => withInvitation(row, invitation));
  const delta = moving.reduce((sum, row) => movedBy(sum, deltaOf(row, withInvitation(row, invitation))), noTotals);
  const updateSummary = invitation === "accepted" ? updateScheduleSummary : updateScheduleTotals;
  const { summary, change, entry } = updateSummary(schedule, delta, [
    { ...invitationsMoved(moving, invitation), ...(because !== undefined && { because }) },
  ]);
  const updates = moving.map((row) => memberUpdate(schedule.id, row, withInvitation(row, invitation), { invitation }));
  return { summary, after, changes: [change, ...updates], journalEntries: [entry] };
}

function invitationsMoved(rows: readonly KnownMember[], invitation: InvitationState) {
  const [row] = rows;
  if (rows.length === 1 && row !== undefined) {
    const was = { invitation: row.invitation };
    return invitationChanged({ personId: row.personId, set: { invitation }, was });
  }
  return invitationsChanged({ personIds: rows.map(({ personId }) => personId), set: { invitation } });
}

import { z } from "zod";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { decideRow, stage } from "../kernel/operations/rule.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { type KnownMember, knownColumns } from "../members/change-member.ts";
import { moveInvitations, invitationsEvents } from "../members/change-invitation.ts";
import { members } from "../schedules/members.ts";
import { ticksOf } from "../members/readiness.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { type Invitation, invitations, invitationsByKey } from "./collection.ts";
import { newInvitation, queueInvitations } from "./queue-invitations.ts";
import { bulkInviteRules, sendGateRules } from "../members/rules/inviting.ts";
import { skippedAgain } from "./send-again.ts";
import { sendResult } from "./send-invitations.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";

/** The maximum number of members one call processes. */
export const maxReminded = 200;

/** No member gets two reminders within this time. */
export const remindAgainAfter = 86_400_000;

/** The states of invitations that aren't sent again as a reminder (Q56). */
const notReminded: readonly InvitationState[] = ["declined", "revoked", "queued"];

const waiting = list(members, "readiness", 2, [...knownColumns, "nameKey"]);

type SendResult = z.output<typeof sendResult>;

/**
 * Reminds members of a schedule (X7): resends the invitation if it hasn't been accepted, otherwise asks for a calendar. Skips
 * the caller, members who declined or whose invitation was revoked, and members reminded within 24 hours. Call again with `next` until it is null.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `request.invalid`. Per member: the
 *   errors of `invitations.send`
 */
export const remindMembers = operation({
  name: "invitations.remind",
  summary: "Reminds members of a schedule to accept their invitation or to connect a calendar.",
  input: z.strictObject({ scheduleId: id, after: cursor.optional() }),
  output: z.strictObject({ results: z.array(sendResult), next: cursor.nullable() }),
  events: [...invitationsEvents],
  load: [
    ({ scheduleId, after }, actor) => ({
      ...wholeScheduleFacts(scheduleId, actor),
      found: waiting({ ...toWindow({ after, limit: maxReminded }, 2), equal: [scheduleId, "waiting"] }),
    }),
    ({ found }, { scheduleId }) => ({
      known: invitationsByKey(found.map(({ personId }) => [scheduleId, personId])),
    }),
  ],
  context: (facts, _input, actor, now) => toScheduleContext(facts, actor, now),
  rules: sendGateRules,
  apply: ({ known: { found, known }, context }, { scheduleId, after }, call) => {
    const { rows, next } = toPage(found, { after, limit: maxReminded }, (row) => [row.nameKey, row.personId]);
    const before = new Map(known.map((invitation) => [invitation.personId, invitation]));
    const staged = stage(bulkInviteRules, context);
    const queue: KnownMember[] = [];
    const reminders: Change[] = [];
    const results = rows.map((row): SendResult => {
      const { personId } = row;
      const name = row.name || row.email;
      const there = before.get(personId);
      const asked = Math.max(there?.remindedAt ?? 0, row.invitation === "not-invited" ? 0 : (there?.queuedAt ?? 0));
      const isSkipped = notReminded.includes(row.invitation) || personId === call.actor.personId;
      if (isSkipped || call.now - asked < remindAgainAfter) return { status: "unchanged", personId, name };
      if (ticksOf(row).account === "ok") {
        reminders.push(...reminder(scheduleId, personId, there, call));
        return { status: "queued", personId, name };
      }
      const [refusal = skippedAgain(row, there)] = decideRow(staged, row).reasons;
      if (refusal !== undefined) return { status: "refused", personId, name, reason: refusal };
      queue.push(row);
      return { status: "queued", personId, name };
    });
    const { changes, journalEntries } = moveInvitations(context.schedule, queue, "queued");
    const going = queue.map(({ personId }) => personId);
    const queued = queueInvitations({ scheduleId, personIds: going, known }, call);
    return { output: { results, next }, changes: [...changes, ...queued, ...reminders], journalEntries };
  },
});

/** Queues a calendar reminder and records its time, in a new row if the member was never invited. */
function reminder(
  scheduleId: string,
  personId: string,
  there: Invitation | undefined,
  call: CallContext,
): readonly Change[] {
  const subjectId = there?.id ?? call.newId();
  const { change } = queuedMail({ kind: "calendar-reminder", scheduleId, personId, subjectId }, call);
  const reminded = { remindedAt: call.now };
  if (there !== undefined) return [change, update(invitations, [scheduleId, personId], reminded)];
  const fresh = newInvitation({ scheduleId, personId }, null, call, subjectId);
  return [change, insert(invitations, { ...fresh, ...reminded })];
}

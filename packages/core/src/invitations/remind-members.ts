import { z } from "zod";
import { type Change, insert, update } from "../kernel/change.ts";
import { cursor, id } from "../kernel/fields.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list } from "../kernel/query.ts";
import { decideRow, stage } from "../kernel/rule.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { type KnownMember, knownColumns } from "../members/change-member.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { members } from "../members/collection.ts";
import { ticksOf } from "../members/readiness.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { type Invitation, invitations, invitationsByKey } from "./collection.ts";
import { newInvitation, queueInvitations } from "./queue-invitations.ts";
import { inviteRules, sendGateRules } from "./rules.ts";
import { sendResult } from "./send-invitations.ts";

/** The most members that one call looks at. */
export const maxReminded = 200;

/** Nobody is asked twice within this time. */
export const remindAgainAfter = 86_400_000;

const waiting = list(members, "readiness", 2, [...knownColumns, "nameKey"]);

type SendResult = z.output<typeof sendResult>;

/**
 * Nudges those whom a schedule waits for (X7): an invitation for whoever has not accepted, a word about the calendar for
 * whoever has. Nobody is asked twice within 24 hours, and whoever has declined is left alone, and so is the caller. Call again with `next`.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `request.invalid`. Per member: what
 *   `invitations.send` refuses
 */
export const remindMembers = operation({
  name: "invitations.remind",
  summary: "Mails those whom a schedule waits for: an invitation, or a word about their calendar.",
  input: z.strictObject({ scheduleId: id, after: cursor.optional() }),
  output: z.strictObject({ results: z.array(sendResult), next: cursor.nullable() }),
  load: [
    ({ scheduleId, after }, actor) => ({
      ...wholeScheduleFacts(scheduleId, actor),
      found: waiting({ ...toWindow({ after, limit: maxReminded }, 2), equal: [scheduleId, "waiting"] }),
    }),
    ({ found }, { scheduleId }) => ({
      known: invitationsByKey(found.map(({ personId }) => [scheduleId, personId])),
    }),
  ],
  context: (facts, _input, actor) => toScheduleContext(facts, actor),
  rules: sendGateRules,
  apply: ({ known: { found, known }, context }, { scheduleId, after }, call) => {
    const { rows, next } = toPage(found, { after, limit: maxReminded }, (row) => [row.nameKey, row.personId]);
    const before = new Map(known.map((invitation) => [invitation.personId, invitation]));
    const staged = stage(inviteRules, context);
    const queue: KnownMember[] = [];
    const reminders: Change[] = [];
    const results = rows.map((row): SendResult => {
      const { personId } = row;
      const there = before.get(personId);
      const asked = Math.max(there?.remindedAt ?? 0, row.invitation === "not-invited" ? 0 : (there?.queuedAt ?? 0));
      const isLeft = row.invitation === "declined" || row.invitation === "queued" || personId === call.actor.personId;
      if (isLeft || call.now - asked < remindAgainAfter) return { status: "unchanged", personId };
      if (ticksOf(row).account === "ok") {
        reminders.push(...reminder(scheduleId, personId, there, call));
        return { status: "queued", personId };
      }
      const [refusal] = decideRow(staged, row).reasons;
      if (refusal !== undefined) return { status: "refused", personId, reason: refusal };
      queue.push(row);
      return { status: "queued", personId };
    });
    const { changes, journalEntries } = moveInvitations(context.schedule, queue, "queued");
    const going = queue.map(({ personId }) => personId);
    const queued = queueInvitations({ scheduleId, personIds: going, known }, call);
    return { output: { results, next }, changes: [...changes, ...queued, ...reminders], journalEntries };
  },
});

/** A word about the calendar, and when it was said. Whoever never had an invitation gets a row to remember it by. */
function reminder(
  scheduleId: string,
  personId: string,
  there: Invitation | undefined,
  call: CallContext,
): readonly Change[] {
  const subjectId = there?.id ?? call.newId();
  const { change } = queuedMail({ kind: "calendar-reminder", scheduleId, personId, subjectId }, call);
  const said = { remindedAt: call.now };
  if (there !== undefined) return [change, update(invitations, [scheduleId, personId], said)];
  const fresh = newInvitation({ scheduleId, personId }, null, call, subjectId);
  return [change, insert(invitations, { ...fresh, ...said })];
}

import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../ports/error-details.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { getMany, list } from "../kernel/store/query.ts";
import { decideRow, stage } from "../kernel/operations/rule.ts";
import { type KnownMember, knownColumns } from "../members/change-member.ts";
import { moveInvitations, invitationsEvents } from "../members/change-invitation.ts";
import { members } from "../schedules/members.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { invitationsByKey } from "./collection.ts";
import { queueInvitations } from "./queue-invitations.ts";
import { bulkInviteRules, sendGateRules } from "../members/rules/inviting.ts";
import { skippedAgain } from "./send-again.ts";

/** The maximum number of invitations one call queues. */
export const maxSent = 500;

const columns = [...knownColumns, "nameKey"] as const;
const toInvite = list(members, "toInvite", 2, columns);
const named = getMany(members, members.key, columns);

/** The outcome for one member of a bulk send. `name` is the address if the member has no name, and null for people who aren't members. */
export const sendResult = z.discriminatedUnion("status", [
  z.strictObject({ status: z.enum(["queued", "unchanged"]), personId: id, name: z.string() }),
  z.strictObject({ status: z.literal("refused"), personId: id, name: z.string().nullable(), reason }),
]);

type SendResult = z.output<typeof sendResult>;

const notFound: Reason = { code: "request.not-found" };

/**
 * Sends invitations to the given members, or to the next 500 ticked members who haven't been invited (B9, B10, B47).
 * Members with a queued email stay unchanged; revoked and declined invitations are skipped (Q56). Mail beyond the rate limits is sent later and stays queued until then (Q53).
 * Call again with `next` until it is null.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`. Per member: `request.not-found`,
 *   `member.role-above-yours`, `invitation.already-accepted`, `invitation.revoked`, `invitation.declined`,
 *   `invitation.domain-not-allowed`, `person.deactivated`, `request.throttled` (invited again after a decline within a week)
 */
export const sendInvitations = operation({
  name: "invitations.send",
  summary: "Sends invitations to members and returns a result for each.",
  input: z.strictObject({
    scheduleId: id,
    personIds: z
      .array(id)
      .min(1)
      .max(maxSent)
      .refine((ids) => new Set(ids).size === ids.length, "each person only once")
      .optional(),
    /** Continues after the members of an earlier call. */
    after: cursor.optional(),
  }),
  output: z.strictObject({
    results: z.array(sendResult),
    /** How many ticked members haven't been invited, including those rejected by a rule. */
    remaining: z.int().nonnegative(),
    /** Where to continue; null if every member has been processed. */
    next: cursor.nullable(),
  }),
  events: [...invitationsEvents],
  effects: scheduleEffects,
  load: [
    ({ scheduleId, personIds, after }, actor) => ({
      ...wholeScheduleFacts(scheduleId, actor),
      rows:
        personIds === undefined
          ? toInvite({ ...toWindow({ after, limit: maxSent }, 2), equal: [scheduleId, true] })
          : named(personIds.map((personId) => [scheduleId, personId])),
    }),
    ({ rows }, { scheduleId }) => ({
      known: invitationsByKey(rows.map(({ personId }) => [scheduleId, personId])),
    }),
  ],
  context: (facts, _input, actor, now) => toScheduleContext(facts, actor, now),
  rules: sendGateRules,
  apply: ({ known: { rows: read, known }, context }, { scheduleId, personIds, after }, call) => {
    const limit = personIds === undefined ? maxSent : read.length;
    const { rows, next } = toPage(read, { after, limit }, (row) => [row.nameKey, row.personId]);
    const staged = stage(bulkInviteRules, context);
    const links = new Map(known.map((invitation) => [invitation.personId, invitation]));
    const queue: KnownMember[] = [];
    const answerOf = (row: KnownMember): SendResult => {
      const { personId } = row;
      const name = row.name || row.email;
      if (row.invitation === "queued") return { status: "unchanged", personId, name };
      const [refusal = skippedAgain(row, links.get(personId))] = decideRow(staged, row).reasons;
      if (refusal !== undefined) return { status: "refused", personId, name, reason: refusal };
      queue.push(row);
      return { status: "queued", personId, name };
    };
    const found = new Map(rows.map((row) => [row.personId, row]));
    const asked = personIds ?? rows.map(({ personId }) => personId);
    const results = asked.map((personId): SendResult => {
      const row = found.get(personId);
      return row === undefined ? { status: "refused", personId, name: null, reason: notFound } : answerOf(row);
    });
    const { summary, changes, journalEntries } = moveInvitations(context.schedule, queue, "queued");
    const going = queue.map(({ personId }) => personId);
    return {
      output: { results, remaining: summary.toInvite, next },
      changes: [...changes, ...queueInvitations({ scheduleId, personIds: going, known }, call)],
      journalEntries,
      effects: effectsOf(summary),
    };
  },
});

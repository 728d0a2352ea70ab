import { z } from "zod";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { deltaBetween } from "../schedules/totals.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { knownByKey } from "./change-member.ts";
import { editRoster, rosterEvents } from "./edit-roster.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import {
  type EvaluatedMember,
  type MemberContext,
  scheduleFacts,
  toMemberContext,
} from "../schedules/member-context.ts";
import { memberView, role, toMemberView } from "./view.ts";
import { scheduleReady } from "../schedules/events.ts";

/** The maximum number of members edited per call. */
export const maxEdited = 500;

const edit = z
  .strictObject({
    personId: id,
    role: role.optional(),
    assignable: z.boolean().optional(),
    invited: z.boolean().optional(),
    /** Removes the member from the schedule. Can't be combined with other values. */
    remove: z.literal(true).optional(),
  })
  .refine(
    ({ remove, role, assignable, invited }) =>
      (remove === true) === [role, assignable, invited].every((value) => value === undefined),
    "`remove`, or new values",
  );

const result = z.discriminatedUnion("status", [
  z.strictObject({ status: z.enum(["changed", "unchanged"]), member: memberView }),
  z.strictObject({ status: z.literal("removed"), personId: id }),
  z.strictObject({ status: z.literal("refused"), personId: id, reason }),
]);

/** Evaluated before each edit, which then follows the rules of the single operation. */
const editMembersRules: readonly Rule<MemberContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  everyoneOnAScheduleSeesIt,
];

/**
 * Edits or removes up to 500 members as one operation and returns a result for each. Every edit follows the rules of the
 * single operation on the resulting state (Q7). A refused edit doesn't affect the others.
 * @throws {RollcallError} `request.not-found`, `request.invalid`, `member.role-unknown`. Per member: `request.not-found`,
 *   `request.forbidden`, `member.role-above-yours`, `member.external-role`, `member.owner`, `member.last-admin`,
 *   `member.last-assignable`, `member.invited-fixed`, `member.not-in-linked-schedule`, `member.managed-by-link`,
 *   `schedule.archived`
 */
export const editMembers = operation({
  name: "members.edit",
  summary: "Edits several members at once and returns a result for each.",
  input: z.strictObject({
    scheduleId: id,
    edits: z
      .array(edit)
      .min(1)
      .max(maxEdited)
      .refine((edits) => new Set(edits.map(({ personId }) => personId)).size === edits.length, "each person once"),
  }),
  output: z.strictObject({ results: z.array(result) }),
  events: [...rosterEvents, scheduleReady],
  effects: scheduleEffects,
  load: [
    ({ scheduleId, edits }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      rows: knownByKey(edits.map(({ personId }) => [scheduleId, personId])),
    }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  // Asking to leave isn't enough: an edit of oneself may be refused.
  revokesOwnAccess: (_input, { personId }, { output }) =>
    output.results.some((result) => result.status === "removed" && result.personId === personId),
  rules: editMembersRules,
  apply: ({ known, context }, { edits }, call) => {
    const rows = new Map(known.rows.map((row) => [row.personId, row]));
    const { answers, changes, events, totals } = editRoster(context, rows, edits, call);
    const results = answers.map((answer) =>
      "member" in answer ? { status: answer.status, member: toMemberView(answer.member) } : answer,
    );
    const { schedule } = context;
    const output = { results };
    if (events.length === 0) return { output, changes, effects: effectsOf(schedule) };
    const { summary, change, entry } = updateScheduleSummary(schedule, deltaBetween(schedule, totals), events);
    return { output, changes: [change, ...changes], journalEntries: [entry], effects: effectsOf(summary) };
  },
});

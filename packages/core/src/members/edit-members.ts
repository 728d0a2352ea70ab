import { z } from "zod";
import { reason } from "../kernel/error-details.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Rule } from "../kernel/rule.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { deltaBetween, updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { aheadKnown, aheadOfMany } from "../shifts/ahead-of-many.ts";
import { knownByKey } from "./change-member.ts";
import { editRoster, type RosterEdit } from "./edit-roster.ts";
import { everybodyOnItMayLook, outsidersSeeNothing } from "./rules/roles.ts";
import { type JudgedMember, type MemberContext, scheduleFacts, toMemberContext } from "./member-context.ts";
import { memberView, role, toMemberView } from "./view.ts";

/** The most members that one call edits. */
export const maxEdited = 500;

const edit = z
  .strictObject({
    personId: id,
    role: role.optional(),
    assignable: z.boolean().optional(),
    invited: z.boolean().optional(),
    /** Takes the member off the schedule; nothing else may be asked with it. */
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

/** The gate before each edit is judged by the rules of the single operation. */
const editMembersRules: readonly Rule<MemberContext, JudgedMember>[] = [outsidersSeeNothing, everybodyOnItMayLook];

/**
 * Edits up to 500 members as one operation, with an answer for each: new values, or off the schedule. Every edit is
 * judged by the rules of the single one on the state that results (Q7); what is refused leaves the others standing.
 * @throws {RollcallError} `request.not-found`, `request.invalid`, `member.role-unknown`. Per member: `request.not-found`,
 *   `request.forbidden`, `member.role-above-yours`, `member.external-role`, `member.owner`, `member.last-admin`,
 *   `member.last-assignable`, `member.invited-fixed`, `schedule.archived`
 */
export const editMembers = operation({
  name: "members.edit",
  summary: "Edits several members at once, with an answer for each.",
  input: z.strictObject({
    scheduleId: id,
    edits: z
      .array(edit)
      .min(1)
      .max(maxEdited)
      .refine((edits) => new Set(edits.map(({ personId }) => personId)).size === edits.length, "each person once"),
  }),
  output: z.strictObject({ results: z.array(result) }),
  effects: scheduleEffects,
  load: [
    ({ scheduleId, edits }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      rows: knownByKey(edits.map(({ personId }) => [scheduleId, personId])),
      ...aheadOfMany(scheduleId, leavingThePlan(edits), now),
    }),
  ],
  context: (known, _input, actor) => toMemberContext(known, actor),
  // Not who had only asked to go: an edit of oneself may be refused.
  revokesOwnAccess: (_input, { personId }, { output }) =>
    output.results.some((result) => result.status === "removed" && result.personId === personId),
  rules: editMembersRules,
  apply: ({ known, context }, { edits }) => {
    const rows = new Map(known.rows.map((row) => [row.personId, row]));
    const ahead = aheadKnown(known, leavingThePlan(edits));
    const { answers, changes, events, totals } = editRoster(context, rows, ahead, edits);
    const results = answers.map((answer) =>
      "member" in answer ? { status: answer.status, member: toMemberView(answer.member) } : answer,
    );
    const { schedule } = context;
    const output = { results };
    const touched = answers.flatMap((answer, place) =>
      answer.status === "refused" ? [] : [ahead.get(edits[place]?.personId ?? "") ?? []],
    );
    if (events.length === 0) return { output, effects: effectsOf(schedule) };
    const { summary, change, entry } = updateScheduleSummary(schedule, deltaBetween(schedule, totals), events);
    return { output, changes: [change, ...changes], journalEntries: [entry], effects: effectsOf(summary, ...touched) };
  },
});

/** Whoever an edit takes out of the plan, if it is permitted. */
const leavingThePlan = (edits: readonly RosterEdit[]): readonly string[] =>
  edits.filter(({ remove, assignable }) => remove === true || assignable === false).map(({ personId }) => personId);

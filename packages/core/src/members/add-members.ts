import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { insert } from "../kernel/store/change.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { getMany } from "../kernel/store/query.ts";
import { operation } from "../identity/operation.ts";
import { people, peopleByEmail, peopleById } from "../people/collection.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { updateScheduleTotals } from "../schedules/schedule-summary.ts";
import { candidate, candidatesOf } from "./candidates.ts";
import { type Member, members } from "../schedules/members.ts";
import { addMembersRules } from "../schedules/rules.ts";
import { toMembersAdded } from "./events.ts";
import { deltaOfAll } from "./totals.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { memberView, toMemberView } from "./view.ts";
import { membersAdded } from "./declared-events.ts";
import { peopleChanged } from "../people/events.ts";

/** Which of several people are members. */
const presenceOf = getMany(members, members.key, ["personId"]);

/** The maximum number of people added per call. */
const maxAdded = 500;

/** The people of a call. */
export const candidates = z
  .array(
    candidate.refine((one) => (one.address === undefined) !== (one.personId === undefined), "`address` or `personId`"),
  )
  .min(1)
  .max(maxAdded);

/** The result for each person. */
export const addResult = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("added"), member: memberView }),
  z.strictObject({ status: z.literal("refused"), reason }),
]);

/** The answer for a person as a result. */
export const toAddResult = (answer: Member | Reason): z.output<typeof addResult> =>
  "code" in answer ? { status: "refused", reason: answer } : { status: "added", member: toMemberView(answer) };

/**
 * Adds one or more people and returns a result for each. Valid people are added, and no one twice (B11, B51, B61). While auto-send
 * is on, they are mailed an invitation unless added with `invited: false` (B6, X6).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `member.role-unknown`. Per
 *   person: `person.email-invalid`, `person.name-invalid`, `request.not-found`, `member.already-there`, `member.role-above-yours`,
 *   `member.external-role`, `member.not-in-linked-schedule`, `person.deactivated`, `invitation.domain-not-allowed`
 */
export const addMembers = operation({
  name: "members.add",
  summary: "Adds one or more people to a schedule and returns a result for each.",
  input: z.strictObject({
    scheduleId: id,
    people: candidates,
  }),
  output: z.strictObject({ results: z.array(addResult) }),
  events: [membersAdded, peopleChanged],
  effects: scheduleEffects,
  load: [
    ({ scheduleId, people: asked }, actor) => {
      const { addresses, ids } = candidatesOf(asked);
      return {
        ...wholeScheduleFacts(scheduleId, actor),
        byEmail: peopleByEmail(addresses.map((address) => [actor.organizationId, address])),
        byId: peopleById(ids.map((personId) => [personId])),
        thereById: presenceOf(ids.map((personId) => [scheduleId, personId])),
        summary: peopleSummaryOf(actor.organizationId),
      };
    },
    ({ byEmail }, { scheduleId }) =>
      byEmail.length === 0 ? {} : { thereByEmail: presenceOf(byEmail.map(({ id }) => [scheduleId, id])) },
  ],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: addMembersRules,
  apply: ({ known, context }, input, call) => {
    const there = [...known.thereById, ...(known.thereByEmail ?? [])];
    const { answers, added, created } = candidatesOf(input.people).evaluate({ ...known, there }, context, call);
    const results = answers.map(toAddResult);
    if (added.length === 0) return { output: { results }, effects: effectsOf(context.schedule) };
    const { summary, change, entry } = updateScheduleTotals(context.schedule, deltaOfAll(added), [
      toMembersAdded(added),
    ]);
    const newPeople = created.map((person) => insert(people, person));
    const newIds = created.map(({ id }) => id);
    const topicUpdates =
      newIds.length === 0 ? [] : [recordPeopleChange(call.actor.organizationId, known.summary, ...newIds)];
    return {
      output: { results },
      changes: [
        change,
        ...topicUpdates.map(({ change }) => change),
        ...newPeople,
        ...added.map((member) => insert(members, member)),
      ],
      journalEntries: [entry, ...topicUpdates.map(({ entry }) => entry)],
      effects: effectsOf(summary),
    };
  },
});

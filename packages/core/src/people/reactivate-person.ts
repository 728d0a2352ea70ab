import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { memberChanged } from "../members/declared-events.ts";
import { reactivateRules } from "./account-rules.ts";
import { accountEffects, toAccountEffects } from "./account-effects.ts";
import { accountLoad, toAccountContext } from "./account-context.ts";
import { peopleChanged, personReactivated } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { changeMembership } from "./memberships.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";
import { scheduleReady } from "../schedules/events.ts";

/**
 * Reactivates a person: they count as an admin and are assignable as before. Schedules they owned stay the organization's
 * (Q7, Q49). Has no effect on an active person.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000)
 */
export const reactivatePerson = operation({
  name: "people.reactivate",
  summary: "Reactivates a person's account.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [personReactivated, memberChanged, scheduleReady, peopleChanged],
  effects: accountEffects,
  load: accountLoad,
  context: toAccountContext,
  rules: reactivateRules,
  apply: ({ known, context: { person: before, memberships } }, _input, { now }) => {
    if (before.state === "active") return { output: { person: toPersonView(before) }, effects: toAccountEffects([]) };
    const event = personReactivated({ personId: before.id });
    const { person, change, entry } = movePerson(before, { state: "active", copiesTo: null }, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    const plans = memberships.map((membership) => {
      const { member } = membership;
      const assignable = member.assignableBefore ?? member.assignable;
      const isAssigned = assignable && !member.assignable;
      const news = isAssigned ? { set: { assignable }, was: { assignable: false } } : { set: {}, was: {} };
      const changed = memberChanged({ personId: person.id, ...news, because: "reactivated" });
      const restored = { assignable, assignableBefore: null };
      return changeMembership(membership, person, restored, [changed], { decisionsChanged: true });
    });
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, ...plans.flatMap(({ changes }) => changes), change],
      journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry, topicUpdate.entry],
      effects: toAccountEffects(memberships),
    };
  },
});

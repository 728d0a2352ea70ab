import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { reactivateRules } from "./account-rules.ts";
import { accountEffects, noAccountEffects } from "./account-effects.ts";
import { accountFacts, toAccountContext } from "./account-context.ts";
import { peopleChanged, personReactivated } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

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
  events: [personReactivated, peopleChanged],
  effects: accountEffects,
  load: [accountFacts],
  context: toAccountContext,
  rules: reactivateRules,
  apply: ({ known, context: { person: before } }, _input, { now }) => {
    if (before.state === "active") return { output: { person: toPersonView(before) }, effects: noAccountEffects };
    const event = personReactivated({ personId: before.id });
    const { person, change, entry } = movePerson(before, { state: "active", copiesTo: null }, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change],
      journalEntries: [entry, topicUpdate.entry],
      effects: noAccountEffects,
    };
  },
});

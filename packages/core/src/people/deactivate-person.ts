import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { deactivateRules } from "./account-rules.ts";
import { accountEffects, noAccountEffects } from "./account-effects.ts";
import { accountFacts, toAccountContext } from "./account-context.ts";
import { peopleChanged, personDeactivated } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Deactivates a person: they are rejected from their next request on, and their sessions end (P32). They keep their
 * memberships, but don't count as an admin and aren't assignable until they are reactivated. Schedules they own become
 * the organization's. All their schedules change in one transaction (Q7, Q49). Has no effect on a deactivated person.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const deactivatePerson = operation({
  name: "people.deactivate",
  summary: "Deactivates a person's account and keeps their memberships.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [personDeactivated, peopleChanged],
  effects: accountEffects,
  load: [accountFacts],
  context: toAccountContext,
  rules: deactivateRules,
  apply: ({ known, context: { person: before } }, _input, { now }) => {
    if (before.state === "deactivated") return { output: { person: toPersonView(before) }, effects: noAccountEffects };
    const event = personDeactivated({ personId: before.id });
    const { person, change, entry } = movePerson(before, { state: "deactivated", copiesTo: null }, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change],
      journalEntries: [entry, topicUpdate.entry],
      effects: noAccountEffects,
    };
  },
});

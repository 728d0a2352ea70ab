import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { eraseRules } from "./account-rules.ts";
import { accountEffects, noAccountEffects } from "./account-effects.ts";
import { accountFacts, toAccountContext } from "./account-context.ts";
import { erasedPerson } from "./collection.ts";
import { peopleChanged, personErased } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Erases a person: deletes name, address, calendar and the host's id, and removes them from every schedule. Each must keep an admin and an
 * assignable person (Q7, Q49). History loses their values, and its seals stay valid (X8). Their id remains, so that past events still refer
 * to the same person (P25). Has no effect on an erased person; a host user who returns is a new person.
 * @throws {RollcallError} `request.not-found`, `request.forbidden` (including oneself), `person.too-many-schedules` (more than
 *   2,000), `member.last-admin`, `member.last-assignable` (both with `scheduleIds`, 20 at most, and how many `schedules`)
 */
export const erasePerson = operation({
  name: "people.erase",
  summary: "Erases a person but keeps the history of what happened, without their name.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [personErased, peopleChanged],
  effects: accountEffects,
  load: [accountFacts],
  context: toAccountContext,
  rules: eraseRules,
  apply: ({ known, context: { person: before } }, _input, { now }) => {
    if (before.state === "erased") return { output: { person: toPersonView(before) }, effects: noAccountEffects };
    const event = personErased({ personId: before.id });
    const { person, change, entry } = movePerson(before, erasedPerson, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change],
      journalEntries: [entry, topicUpdate.entry],
      subjects: [{ erase: person.id }],
      effects: noAccountEffects,
    };
  },
});

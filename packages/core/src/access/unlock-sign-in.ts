import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { peopleChanged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { accounts, trustedDevices } from "./collection.ts";
import { signInUnlocked } from "./events.ts";
import { noFailures } from "./failure-count.ts";
import { accessRules } from "./rules.ts";

/**
 * Lifts the locks that wrong passwords caused, for unknown browsers and for the person's own devices (Q58). The password stays.
 * Has no effect if nothing is locked.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const unlockSignIn = operation({
  name: "access.unlock",
  summary: "Lifts the locks on a person's sign-in after wrong passwords.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [signInUnlocked, peopleChanged],
  load: [accessFacts],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules: accessRules,
  apply: ({ known, context: { person: before, lock } }, _input, { now }) => {
    if (lock === undefined) return { output: { person: toPersonView(before) } };
    const { person, change, entry } = movePerson(before, {}, signInUnlocked({ personId: before.id }), now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    return {
      output: { person: toPersonView(person) },
      changes: [
        topicUpdate.change,
        change,
        update(accounts, [before.id], noFailures),
        ...known.devices.map((device) => update(trustedDevices, [device.id], noFailures)),
      ],
      journalEntries: [entry, topicUpdate.entry],
    };
  },
});

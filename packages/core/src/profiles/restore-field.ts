import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { changeProfile, profileChangeEvents } from "./change-profile.ts";
import { namesFacts, namesOf, profileFacts, toChange, changeFacts } from "./facts.ts";
import { restorable, restored, restoreFacts } from "./restore-facts.ts";
import { changeRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * Restores a profile field to its value before one of its changes, for schedulers and organization admins.
 * A restore is a regular change under the same rules, and can be undone itself (X12, Q31).
 * @throws {RollcallError} `request.invalid` (no such field, or the value is no longer valid), `request.not-found` (also:
 *   the entry didn't change the field), `request.forbidden`, `person.erased`, `person.too-many-schedules`
 */
export const restoreField = operation({
  name: "profiles.restore",
  summary: "Restores a profile field to its value before a change.",
  input: z.strictObject({ personId: id, field: z.string().max(64), number: z.int().min(1) }),
  output: z.strictObject({ profile: profileView }),
  events: [...profileChangeEvents],
  prepare: ({ personId, field, number }, _actor, { profile: settings }) => ({
    personId,
    number,
    settings,
    field: restorable(settings, field),
  }),
  load: [
    ({ personId, number }) => ({ ...profileFacts(personId), ...restoreFacts(personId, number) }),
    (known, { field }, actor) => ({
      ...namesFacts(known.profile, actor.personId),
      ...changeFacts(known, restored(known.values, field)?.set ?? new Map()),
    }),
  ],
  context: (known, { field }, actor) => {
    const back = restored(known.values, field);
    const change = back === undefined ? undefined : toChange(known, back.set);
    return change === undefined ? undefined : { actor, ...change, unfit: back?.unfit ?? [] };
  },
  rules: changeRules,
  apply: ({ known, context }, { settings }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "host", call);
    const reader = { as: "scheduler", settings, names: namesOf([...known.people, ...known.mentioned]) } as const;
    return { output: { profile: toProfileView(person, profile, reader) }, changes, journalEntries };
  },
});

import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { changeProfile, profileChangeEvents } from "./change-profile.ts";
import { profileFacts, toChange, changeFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { restorable, restored, restoreFacts } from "./restore-facts.ts";
import { changeOwnRules } from "./rules.ts";
import { isWritable, profileView, toProfileView } from "./view.ts";

/**
 * Restores a field of the caller's own profile to its value before one of its changes, if the caller can write the field
 * (X12, P43).
 * @throws {RollcallError} `request.invalid` (not a writable field, or the value is no longer valid), `request.not-found` (the
 *   entry didn't change the field), `request.forbidden`, `person.too-many-schedules`
 */
export const restoreOwnField = operation({
  name: "portal.restoreField",
  summary: "Restores a field of the caller's own profile to its value before a change.",
  portal: true,
  input: z.strictObject({ field: z.string().max(64), number: z.int().min(1) }),
  output: z.strictObject({ profile: profileView }),
  events: [...profileChangeEvents],
  prepare: ({ field, number }, _actor, { profile: settings }) => ({
    number,
    settings,
    field: restorable(settings, field, isWritable),
  }),
  load: [
    ({ number }, { personId }) => ({ ...profileFacts(personId), ...restoreFacts(personId, number) }),
    (known, { field }) => changeFacts(known, restored(known.values, field)?.set ?? new Map()),
  ],
  context: (known, { field }, actor) => {
    const back = restored(known.values, field);
    const change = back === undefined ? undefined : toChange(known, back.set);
    return change === undefined ? undefined : { actor, ...change, unfit: back?.unfit ?? [] };
  },
  rules: changeOwnRules,
  apply: ({ context }, { settings }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "portal", call);
    return {
      output: { profile: toProfileView(person, profile, ownReader(person, settings)) },
      changes,
      journalEntries,
    };
  },
});

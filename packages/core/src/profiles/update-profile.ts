import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { askedSet, seenNumbers, toFieldSet } from "./asked-set.ts";
import { changeProfile, profileChangeEvents } from "./change-profile.ts";
import { namesFacts, namesOf, profileFacts, toChange, changeFacts } from "./facts.ts";
import { overwrites } from "./overwrites.ts";
import { changeRules } from "./rules.ts";
import { overwrittenView, profileView, toProfileView } from "./view.ts";

/**
 * Sets fields of a profile, for schedulers and organization admins. Only the given fields are written, and the last write
 * to a field wins (P44, A67). If `seen` has the sequence numbers the caller had seen, the output reports values that were
 * overwritten unseen (Q31). A new name of an external person is copied to every schedule they are on.
 * @throws {RollcallError} `request.invalid` with `details.issues`, `request.not-found`, `request.forbidden` (the host manages
 *   the names of internal people), `person.erased`, `person.too-many-schedules` (a new name, on more than 2,000)
 */
export const updateProfile = operation({
  name: "profiles.update",
  summary: "Sets fields of a person's profile; the last write to a field wins.",
  input: z.strictObject({ personId: id, set: askedSet, seen: seenNumbers }),
  output: z.strictObject({ profile: profileView, overwrote: z.array(overwrittenView) }),
  events: [...profileChangeEvents],
  prepare: ({ personId, set, seen = {} }, _actor, { profile: settings }) => ({
    personId,
    settings,
    set: toFieldSet(set, settings),
    seen,
  }),
  load: [
    ({ personId }) => profileFacts(personId),
    (known, { set }, actor) => ({
      ...namesFacts(known.profile, actor.personId),
      ...changeFacts(known, set),
    }),
  ],
  context: (known, { set }, actor) => {
    const change = toChange(known, set);
    return change === undefined ? undefined : { actor, ...change };
  },
  rules: changeRules,
  apply: ({ known, context }, { settings, seen }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "host", call);
    const reader = { as: "scheduler", settings, names: namesOf([...known.people, ...known.mentioned]) } as const;
    const overwrote = overwrites(context.changes, seen, reader.names);
    return { output: { profile: toProfileView(person, profile, reader), overwrote }, changes, journalEntries };
  },
});

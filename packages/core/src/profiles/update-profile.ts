import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { askedSet, seenNumbers, toFieldSet } from "./asked-set.ts";
import { changeProfile } from "./change-profile.ts";
import { copiesFacts, summariesFacts, namesFacts, namesOf, profileFacts, toChange } from "./facts.ts";
import { overwrites } from "./overwrites.ts";
import { changeRules } from "./rules.ts";
import { overwrittenView, profileView, toProfileView } from "./view.ts";

/**
 * Sets fields of somebody's profile, for schedulers and organization admins. The fields that are asked for are written and
 * no other; of two who write the same field the last one to arrive wins (P44, A67). Who sends in `seen` which numbers they
 * had seen is told what they overwrote unseen (Q31). The names of external people follow on every schedule they are on.
 * @throws {RollcallError} `request.invalid` with `details.issues`, `request.not-found`, `request.forbidden` (the names of an
 *   internal person are the host's), `person.erased`, `person.too-many-schedules` (a new name, on more than 2,000)
 */
export const updateProfile = operation({
  name: "profiles.update",
  summary: "Sets fields of somebody's profile; of two who write the same field the last one wins.",
  input: z.strictObject({ personId: id, set: askedSet, seen: seenNumbers }),
  output: z.strictObject({ profile: profileView, overwrote: z.array(overwrittenView) }),
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
      ...copiesFacts(known, set),
    }),
    (known) => summariesFacts(known),
  ],
  context: (known, { set }, actor) => {
    const change = toChange(known, set);
    return change === undefined ? undefined : { actor, ...change };
  },
  rules: changeRules,
  apply: ({ known, context }, { settings, seen }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "host", call);
    const reader = { as: "scheduler", settings, names: namesOf(known.people) } as const;
    const overwrote = overwrites(context.changes, seen, reader.names);
    return { output: { profile: toProfileView(person, profile, reader), overwrote }, changes, journalEntries };
  },
});

import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { askedSet, seenNumbers, toFieldSet } from "./asked-set.ts";
import { changeProfile } from "./change-profile.ts";
import { copiesFacts, summariesFacts, profileFacts, toChange } from "./facts.ts";
import { overwrites } from "./overwrites.ts";
import { ownReader } from "./own-reader.ts";
import { changeOwnRules } from "./rules.ts";
import { isWritable, overwrittenView, profileView, toProfileView } from "./view.ts";

/**
 * Sets fields of the caller's own profile: those that are theirs to write (Q32, P43). The last one to arrive wins, here
 * and in the host's product alike (A66, A67); who sends in `seen` which numbers they had seen is told what they overwrote
 * unseen (Q31).
 * @throws {RollcallError} `request.invalid` with `details.issues` (also for fields that are not theirs), `request.not-found`,
 *   `request.forbidden` (the names of an internal person are the host's), `person.too-many-schedules`
 */
export const updateOwnProfile = operation({
  name: "portal.updateProfile",
  summary: "Sets fields of the caller's own profile: those that are theirs to write.",
  portal: true,
  input: z.strictObject({ set: askedSet, seen: seenNumbers }),
  output: z.strictObject({ profile: profileView, overwrote: z.array(overwrittenView) }),
  prepare: ({ set, seen = {} }, _actor, { profile: settings }) => ({
    settings,
    set: toFieldSet(set, settings, isWritable),
    seen,
  }),
  load: [
    (_input, actor) => profileFacts(actor.personId),
    (known, { set }) => copiesFacts(known, set),
    (known) => summariesFacts(known),
  ],
  context: (known, { set }, actor) => {
    const change = toChange(known, set);
    return change === undefined ? undefined : { actor, ...change };
  },
  rules: changeOwnRules,
  apply: ({ context }, { settings, seen }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "portal", call);
    const reader = ownReader(person, settings);
    const overwrote = overwrites(context.changes, seen, reader.names);
    return { output: { profile: toProfileView(person, profile, reader), overwrote }, changes, journalEntries };
  },
});

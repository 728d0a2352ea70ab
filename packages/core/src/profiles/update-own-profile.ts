import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { askedSet, seenNumbers, toFieldSet } from "./asked-set.ts";
import { changeProfile, profileChangeEvents } from "./change-profile.ts";
import { profileFacts, toChange, changeFacts } from "./facts.ts";
import { overwrites } from "./overwrites.ts";
import { ownReader } from "./own-reader.ts";
import { changeOwnRules } from "./rules.ts";
import { isWritable, overwrittenView, profileView, toProfileView } from "./view.ts";

/**
 * Sets writable fields of the caller's own profile (Q32, P43). The last write wins, in the portal and in the host alike
 * (A66, A67). If `seen` has the sequence numbers the caller had seen, the output reports values that were overwritten
 * unseen (Q31).
 * @throws {RollcallError} `request.invalid` with `details.issues` (also for fields that aren't writable), `request.not-found`,
 *   `request.forbidden` (the host manages the names of internal people), `person.too-many-schedules`
 */
export const updateOwnProfile = operation({
  name: "portal.updateProfile",
  summary: "Sets writable fields of the caller's own profile.",
  portal: true,
  input: z.strictObject({ set: askedSet, seen: seenNumbers }),
  output: z.strictObject({ profile: profileView, overwrote: z.array(overwrittenView) }),
  events: [...profileChangeEvents],
  prepare: ({ set, seen = {} }, _actor, { profile: settings }) => ({
    settings,
    set: toFieldSet(set, settings, isWritable),
    seen,
  }),
  load: [(_input, actor) => profileFacts(actor.personId), (known, { set }) => changeFacts(known, set)],
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

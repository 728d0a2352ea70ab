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
 * unseen (Q31). With `onlyIfSeen`, nothing is written if a value changed since (X11).
 * @throws {RollcallError} `request.invalid` with `details.issues` (also for fields that aren't writable), `request.not-found`,
 *   `request.forbidden` (the host manages the names of internal people), `person.too-many-schedules`, `request.stale-version` (with `onlyIfSeen`)
 */
export const updateOwnProfile = operation({
  name: "portal.updateProfile",
  summary: "Sets writable fields of the caller's own profile.",
  portal: true,
  input: z.strictObject({
    set: askedSet,
    seen: seenNumbers,
    /** Whether to change nothing if a field changed since `seen`. For changes that waited for a connection. */
    onlyIfSeen: z.boolean().default(false),
  }),
  output: z.strictObject({ profile: profileView, overwrote: z.array(overwrittenView) }),
  events: [...profileChangeEvents],
  prepare: ({ set, seen = {}, onlyIfSeen }, _actor, { profile: settings }) => ({
    settings,
    set: toFieldSet(set, settings, isWritable),
    seen,
    onlyIfSeen,
  }),
  load: [(_input, actor) => profileFacts(actor.personId), (known, { set }) => changeFacts(known, set)],
  context: (known, { set, seen, onlyIfSeen }, actor) => {
    const change = toChange(known, set);
    if (change === undefined) return undefined;
    const unseen = onlyIfSeen ? overwrites(change.changes, seen, new Map()).map(({ field }) => field) : [];
    return { actor, ...change, unseen };
  },
  rules: changeOwnRules,
  apply: ({ context }, { settings, seen }, call) => {
    const { person, profile, changes, journalEntries } = changeProfile(context, "portal", call);
    const reader = ownReader(person, settings);
    const overwrote = overwrites(context.changes, seen, reader.names);
    return { output: { profile: toProfileView(person, profile, reader), overwrote }, changes, journalEntries };
  },
});

import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { profiles } from "./collection.ts";
import { profileFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { readOwnRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * Dismisses notices about changes by others to the caller's profile, up to a sequence number they have seen (X12). Later
 * changes stay marked; a lower number than before has no effect. Publishes no event and writes no history.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const dismissNotices = operation({
  name: "portal.dismissNotices",
  summary: "Dismisses notices about changes that others made to the caller's profile.",
  portal: true,
  input: z.strictObject({ upTo: z.int().min(0) }),
  output: z.strictObject({ profile: profileView }),
  prepare: ({ upTo }, _actor, { profile }) => ({ upTo, settings: profile }),
  load: [(_input, actor) => profileFacts(actor.personId)],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readOwnRules,
  apply: ({ context: { person, profile } }, { upTo, settings }) => {
    const reader = ownReader(person, settings);
    const noticed = Math.min(upTo, person.number);
    if (profile === undefined || noticed <= profile.noticed) {
      return { output: { profile: toProfileView(person, profile, reader) } };
    }
    return {
      output: { profile: toProfileView(person, { ...profile, noticed }, reader) },
      changes: [update(profiles, [person.id], { noticed }, { noticed: profile.noticed })],
    };
  },
});

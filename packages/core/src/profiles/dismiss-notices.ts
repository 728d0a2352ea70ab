import { z } from "zod";
import { update } from "../kernel/change.ts";
import { operation } from "../identity/operation.ts";
import { profiles } from "./collection.ts";
import { profileFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { readOwnRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * The caller has taken note of what others changed in their profile, up to a number that they have seen (X12). What came
 * after it is still news; a lower number than before changes nothing. Nobody is told, and history does not tell it.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const dismissNotices = operation({
  name: "portal.dismissNotices",
  summary: "The caller has taken note of what others changed in their profile.",
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

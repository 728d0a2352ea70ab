import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { namesFacts, namesOf, profileFacts } from "./facts.ts";
import { readRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * Reads a profile in its six groups, for schedulers and organization admins. Workers read their own with `portal.getProfile` (A10, A11).
 * An erased person has an empty profile.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getProfile = operation({
  name: "profiles.get",
  summary: "Gets a person's profile in its six groups.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ profile: profileView }),
  prepare: (input, _actor, { profile }) => ({ ...input, settings: profile }),
  load: [({ personId }) => profileFacts(personId), ({ profile }, _input, actor) => namesFacts(profile, actor.personId)],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readRules,
  apply: ({ known, context: { person, profile } }, { settings }) => {
    const reader = { as: "scheduler", settings, names: namesOf(known.people) } as const;
    return { output: { profile: toProfileView(person, profile, reader) } };
  },
});

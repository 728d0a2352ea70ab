import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { namesFacts, namesOf, profileFacts } from "./facts.ts";
import { readRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * Somebody's profile in its six groups, for schedulers and organization admins; one's own is `portal.getProfile` (A10, A11).
 * Whoever is erased has an empty one.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getProfile = operation({
  name: "profiles.get",
  summary: "Somebody's profile in its six groups.",
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

import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { profileFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { readOwnRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * Gets the caller's own profile, limited to the fields workers can read. The person is always the caller, never an id in
 * the input (P42). No one else is named (P43).
 * @throws {RollcallError} `request.not-found`
 */
export const getOwnProfile = operation({
  name: "portal.getProfile",
  summary: "Gets the caller's own profile, limited to the fields workers can read.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({ profile: profileView }),
  prepare: (_input, _actor, { profile }) => ({ settings: profile }),
  load: [(_input, actor) => profileFacts(actor.personId)],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readOwnRules,
  apply: ({ context: { person, profile } }, { settings }) => ({
    output: { profile: toProfileView(person, profile, ownReader(person, settings)) },
  }),
});

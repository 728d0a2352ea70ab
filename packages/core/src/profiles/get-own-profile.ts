import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { profileFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { readOwnRules } from "./rules.ts";
import { profileView, toProfileView } from "./view.ts";

/**
 * The caller's own profile, as far as workers read it: what it is about comes from who calls, never from an id (P42).
 * Nobody else is named in it (P43).
 * @throws {RollcallError} `request.not-found`
 */
export const getOwnProfile = operation({
  name: "portal.getProfile",
  summary: "The caller's own profile, as far as workers read it.",
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

import { z } from "zod";
import { operation } from "../identity/operation.ts";
import {
  changesAsked,
  type ChangesAsked,
  changesView,
  entryFacts,
  toChangesView,
  toEntries,
  walkedFacts,
} from "./changes.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import { profileFacts } from "./facts.ts";
import { ownReader } from "./own-reader.ts";
import { readOwnRules } from "./rules.ts";
import { isReadable } from "./view.ts";

type Asked = ChangesAsked & { readonly settings: ProfileSettings };

/** Whether the worker may read a field. */
const readable =
  ({ settings }: Asked) =>
  (name: string): boolean =>
    isReadable(settings.fields.get(name));

/**
 * How the caller's own profile came to be what it is, newest first, as far as workers read it (X12, P44). Of others it says
 * that somebody of the organization did it, and not who (P43). A page looks at 500 values at most, and may be short.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const listOwnChanges = operation({
  name: "portal.listChanges",
  summary: "The changes of the caller's own profile, newest first.",
  portal: true,
  input: z.strictObject(changesAsked),
  output: changesView,
  prepare: (input, _actor, { profile }) => ({ ...input, settings: profile }),
  load: [
    (input, actor) => ({ ...profileFacts(actor.personId), ...walkedFacts(actor.personId, input) }),
    ({ walked }, input, actor) => entryFacts(actor.personId, toEntries(walked, input, readable(input)).entries),
  ],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readOwnRules,
  apply: ({ known: { walked, made }, context: { person } }, input) => {
    const { entries, next } = toEntries(walked, input, readable(input));
    return { output: { rows: toChangesView(entries, made, ownReader(person, input.settings).names), next } };
  },
});

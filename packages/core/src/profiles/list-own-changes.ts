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

/** Whether the worker can read a field. */
const readable =
  ({ settings }: Asked) =>
  (name: string): boolean =>
    isReadable(settings.fields.get(name));

/**
 * Lists the changes to the caller's own profile, newest first, limited to the fields workers can read (X12, P44). Other
 * authors appear only as the organization (P43). A page reads at most 500 values, and may be short.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const listOwnChanges = operation({
  name: "portal.listChanges",
  summary: "Lists the changes to the caller's own profile, newest first.",
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
    return {
      output: { rows: toChangesView(entries, made, ownReader(person, input.settings).names), mentioned: [], next },
    };
  },
});

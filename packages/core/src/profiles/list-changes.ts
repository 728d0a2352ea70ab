import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { peopleById } from "../people/collection.ts";
import {
  changesAsked,
  changesView,
  entryFacts,
  mentionedInEntries,
  toChangesView,
  toEntries,
  walkedFacts,
} from "./changes.ts";
import { namesOf, profileFacts } from "./facts.ts";
import { readRules } from "./rules.ts";
import { namesIn } from "./view.ts";

const everyField = (): boolean => true;

/**
 * Lists the changes to a profile, newest first: who changed which field, when and where, with both values (X8, P44).
 * For schedulers and organization admins. A page reads at most 500 values, so a page for a single field may be short
 * and still have a next one.
 * @throws {RollcallError} `request.invalid`, `request.not-found`, `request.forbidden`
 */
export const listChanges = operation({
  name: "profiles.listChanges",
  summary: "Lists the changes to a person's profile, newest first.",
  input: z.strictObject({ personId: id, ...changesAsked }),
  output: changesView,
  load: [
    (input) => ({ ...profileFacts(input.personId), ...walkedFacts(input.personId, input) }),
    ({ walked }, input) => entryFacts(input.personId, toEntries(walked, input, everyField).entries),
    ({ walked, made }, input) => {
      const named = mentionedInEntries(toEntries(walked, input, everyField).entries);
      return { people: peopleById([...new Set([...made.map(({ actorId }) => actorId), ...named])].map((id) => [id])) };
    },
  ],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readRules,
  apply: ({ known: { walked, made, people } }, input) => {
    const { entries, next } = toEntries(walked, input, everyField);
    const names = namesOf(people);
    const mentioned = namesIn(mentionedInEntries(entries), names);
    return { output: { rows: toChangesView(entries, made, names), mentioned, next } };
  },
});

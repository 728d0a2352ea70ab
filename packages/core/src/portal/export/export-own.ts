import { z } from "zod";
import { cursor } from "../../kernel/values/fields.ts";
import { operation } from "../../identity/operation.ts";
import { readOwnRules } from "../../profiles/rules.ts";
import { exportedDocument } from "./document.ts";
import { exportFacts, scheduleFacts } from "./facts.ts";
import { nextOf } from "./lists.ts";
import { toDocument } from "./to-document.ts";

/**
 * Exports the caller's stored data in the format of `people.export`, with the profile fields workers can read (P43). An
 * organization admin can export the rest.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const exportOwn = operation({
  name: "portal.export",
  summary: "Exports the caller's stored data.",
  portal: true,
  confidential: true,
  input: z.strictObject({ after: cursor.optional() }),
  output: z.strictObject({ document: exportedDocument, next: cursor.nullable() }),
  prepare: (input, _actor, { profile, personalRows }) => ({ ...input, settings: profile, records: personalRows }),
  load: [({ after, records }, actor) => exportFacts(actor.personId, after, records), (known) => scheduleFacts(known)],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: readOwnRules,
  apply: ({ known, context: { person } }, { after, settings, records }, { now }) => {
    const document = toDocument(person, known, { now, isFirst: after === undefined, settings, records, as: "worker" });
    return { output: { document, next: nextOf(known, records) } };
  },
});

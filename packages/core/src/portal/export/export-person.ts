import { z } from "zod";
import { cursor, id } from "../../kernel/values/fields.ts";
import { operation } from "../../identity/operation.ts";
import { exportRules } from "../../profiles/rules.ts";
import { exportedDocument } from "./document.ts";
import { exportFacts, scheduleFacts } from "./facts.ts";
import { nextOf } from "./lists.ts";
import { toDocument } from "./to-document.ts";

/**
 * Exports all stored data of one person as JSON, without secrets or other people's names. For organization admins. Most people fit on one
 * page; with more than 500 memberships, invitations, shifts, emails or changes, the lists continue from `next`. The other parts are only on
 * the first page. The person's actions on schedules are in the history of those schedules. The response isn't stored for idempotency keys.
 * @throws {RollcallError} `request.invalid`, `request.not-found`, `request.forbidden`
 */
export const exportPerson = operation({
  name: "people.export",
  summary: "Exports all stored data of one person.",
  confidential: true,
  input: z.strictObject({ personId: id, after: cursor.optional() }),
  output: z.strictObject({ document: exportedDocument, next: cursor.nullable() }),
  prepare: (input, _actor, { profile, personalRows }) => ({ ...input, settings: profile, records: personalRows }),
  load: [({ personId, after, records }) => exportFacts(personId, after, records), (known) => scheduleFacts(known)],
  context: ({ person, profile }, _input, actor) => (person === undefined ? undefined : { actor, person, profile }),
  rules: exportRules,
  apply: ({ known, context: { person } }, { after, settings, records }, { now }) => {
    const document = toDocument(person, known, { now, isFirst: after === undefined, settings, records, as: "admin" });
    return { output: { document, next: nextOf(known, records) } };
  },
});

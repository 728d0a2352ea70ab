import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { strangersStayHidden } from "../people/rules.ts";
import { documentsOf } from "./collection.ts";

interface ExportContext {
  readonly actor: Actor;
  readonly person: Person;
}

/** People export their own files. Organization admins export those of everyone (Q49). */
export const filesAreExportedWithTheirPerson = grant<ExportContext>(
  "files are exported with their person",
  ({ actor, person }) =>
    actor.personId === person.id || actor.organizationRole === "admin" || { code: "request.forbidden" },
);

/**
 * Lists a person's files for the export of their data. Files that the virus scanner hasn't cleared are left out.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listForExport = operation({
  name: "documents.listForExport",
  summary: "Lists a person's files for the export of their data.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), fileKey: id, size: z.int(), createdAt: z.int() })).readonly(),
  }),
  load: [({ personId }) => ({ person: personById(personId), documents: documentsOf(personId) })],
  context: ({ person }, _input, actor): ExportContext | undefined => person && { actor, person },
  rules: [strangersStayHidden, filesAreExportedWithTheirPerson],
  apply: ({ known: { documents } }) => ({
    output: {
      files: documents
        .filter(({ state }) => state === "ready")
        .map(({ name, fileKey, size, createdAt }) => ({ name, fileKey, size, createdAt })),
    },
  }),
});

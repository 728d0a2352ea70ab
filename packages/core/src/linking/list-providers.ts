import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { importFacts, seeLinkRules, toImportContext } from "./link-context.ts";

/**
 * Lists the products whose schedules can be linked, and the fields of their connections.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listProviders = operation({
  name: "links.listProviders",
  summary: "Lists the products whose schedules can be linked.",
  input: z.strictObject({
    /** Omitted to import into a schedule that doesn't exist yet. */
    scheduleId: id.optional(),
  }),
  output: z.strictObject({
    providers: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        fields: z.array(
          z.strictObject({
            name: z.string(),
            kind: z.enum(["text", "secret", "url", "choice", "file"]),
            required: z.boolean(),
            options: z.array(z.string()).readonly().optional(),
          }),
        ),
        capabilities: z.strictObject({
          listsSchedules: z.boolean(),
          onCallTimes: z.boolean(),
          verifiesAddresses: z.boolean(),
        }),
      }),
    ),
  }),
  prepare: (input, _actor, { links }) => ({ ...input, links }),
  load: [importFacts],
  context: (known, { scheduleId }, actor, now) => toImportContext(known, scheduleId, actor, now),
  rules: seeLinkRules,
  apply: (_found, { links }) => ({
    output: {
      providers: [...links.providers.values()].map(({ id: provider, name, fields, capabilities }) => ({
        ...{ id: provider, name, capabilities },
        fields: [...fields],
      })),
    },
  }),
});

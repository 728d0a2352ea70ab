import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { connectionValues } from "./create-link.ts";
import { askUpstreamRules, importFacts, requireAllowed, toImportContext } from "./link-context.ts";
import { ask, providerFor, requireRead } from "./pull.ts";

/**
 * Asks another product for its schedules, so that one can be chosen to link. This is a command, so that credentials never become part of an
 * address.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.archived`, `sync.upstream-failed` (with the `problem`)
 */
export const findUpstreamSchedules = operation({
  name: "links.findUpstreamSchedules",
  summary: "Finds the schedules in another product that can be linked.",
  confidential: true,
  input: z.strictObject({
    /** Omitted to import into a schedule that doesn't exist yet. */
    scheduleId: id.optional(),
    provider: z.string().max(100),
    settings: connectionValues,
    credentials: connectionValues,
  }),
  output: z.strictObject({
    schedules: z.array(z.strictObject({ id: z.string(), name: z.string(), timeZone: z.string().nullable() })),
  }),
  async prepare(asked, actor, environment) {
    await requireAllowed(environment, asked.scheduleId, actor, askUpstreamRules);
    const { settings, credentials } = asked;
    const connection = { settings, credentials };
    const provider = await providerFor(environment, actor, asked.provider, connection);
    const { schedules } = requireRead(await ask((signal) => provider.listSchedules(connection, signal)));
    return { scheduleId: asked.scheduleId, schedules };
  },
  load: [importFacts],
  context: (known, { scheduleId }, actor, now) => toImportContext(known, scheduleId, actor, now),
  rules: askUpstreamRules,
  apply: (_found, { schedules }) => ({ output: { schedules: [...schedules] } }),
});

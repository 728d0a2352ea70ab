import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { connectionValues } from "./create-link.ts";
import { askUpstreamRules, importFacts, requireAllowed, toImportContext } from "./link-context.ts";
import { ask, providerFor, requireRead, toStorable } from "./pull.ts";

/**
 * Reads the people of a schedule of another product, to import them once (X24). Nothing is stored: `members.add` adds them.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.archived`, `sync.upstream-failed` (with the `problem`)
 */
export const readUpstream = operation({
  name: "links.readUpstream",
  summary: "Reads the people of a schedule of another product.",
  confidential: true,
  input: z.strictObject({
    /** Not given: to import into a schedule that is yet to be created. */
    scheduleId: id.optional(),
    provider: z.string().max(100),
    settings: connectionValues,
    credentials: connectionValues,
    /** The schedule in the other product. */
    upstreamId: z.string().max(500),
  }),
  output: z.strictObject({
    people: z.array(z.strictObject({ externalId: z.string(), name: z.string(), address: z.string().nullable() })),
  }),
  async prepare(asked, actor, environment) {
    const { scheduleId, settings, credentials, upstreamId } = asked;
    await requireAllowed(environment, scheduleId, actor, askUpstreamRules);
    const connection = { settings, credentials };
    const provider = await providerFor(environment, actor, asked.provider, connection);
    const { people } = requireRead(
      await toStorable(await ask((signal) => provider.listPeople(connection, upstreamId, signal))),
    );
    return { scheduleId, people };
  },
  load: [importFacts],
  context: (known, { scheduleId }, actor, now) => toImportContext(known, scheduleId, actor, now),
  rules: askUpstreamRules,
  apply: (_found, { people }) => ({
    output: { people: people.map(({ externalId, name, address }) => ({ externalId, name, address })) },
  }),
});

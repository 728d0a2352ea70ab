import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Environment } from "../ports/environment.ts";
import type { Actor } from "../identity/actor.ts";
import { peopleByHostUser } from "./collection.ts";
import { queryDirectory, directoryRules } from "./directory-entries.ts";
import { canManagePeople } from "./rules.ts";

const input = z.strictObject({
  /** Words of a name or address. Empty lists everyone in the host's order. */
  search: z.string().max(200).default(""),
  limit: z.int().min(1).max(50).default(20),
});

/** Queries the host's directory, only for callers who are allowed to. */
async function askDirectory({ search, limit }: z.output<typeof input>, actor: Actor, { directory }: Environment) {
  if (directory === undefined || !canManagePeople(actor)) return { hasDirectory: directory !== undefined, entries: [] };
  const found = await queryDirectory(() => directory.search(actor.organizationId, search.trim(), limit));
  return { hasDirectory: true, entries: found.slice(0, limit) };
}

/**
 * Lists users from the host's directory whom schedulers can add (A4, A20), and which of them already exist.
 * @throws {RollcallError} `request.forbidden` (also if the host has no directory), `upstream.unavailable` (it doesn't respond)
 */
export const listDirectory = operation({
  name: "people.listDirectory",
  summary: "Lists users from the host's directory who can be added.",
  input,
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          hostUserId: z.string(),
          name: z.string(),
          email: z.string(),
          /** The matching person, if there is one. */
          personId: id.nullable(),
        }),
      )
      .readonly(),
  }),
  prepare: askDirectory,
  load: [
    ({ entries }, { organizationId }) => ({
      there: peopleByHostUser(entries.map(({ hostUserId }) => [organizationId, hostUserId])),
    }),
  ],
  context: (_known, { hasDirectory }, actor) => ({ actor, hasDirectory }),
  rules: directoryRules,
  apply: ({ known }, { entries }) => {
    const personOf = new Map(known.there.map((person) => [person.hostUserId, person.id]));
    return { output: { rows: entries.map((one) => ({ ...one, personId: personOf.get(one.hostUserId) ?? null })) } };
  },
});

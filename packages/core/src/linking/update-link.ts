import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { update } from "../kernel/store/change.ts";
import { guard } from "../kernel/operations/rule.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import type { Environment } from "../ports/environment.ts";
import { maxRemovalPercent, minRemovalPercent } from "../ports/link-settings.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Link, links } from "./collection.ts";
import { conflictFacts } from "./conflicts.ts";
import { connectionValues } from "./create-link.ts";
import { linkChanged } from "./events.ts";
import { type LinkContext, linkFacts, manageLinkRules, requireAllowed, toLinkContext } from "./link-context.ts";
import { ask, providerFor, requireRead, sealCredentials, sourceOf } from "./pull.ts";
import { linkView, toLinkView } from "./view.ts";

const input = z.strictObject({
  scheduleId: id,
  /** New settings with new credentials. One without the other would send stored credentials to another address. */
  connection: z.strictObject({ settings: connectionValues, credentials: connectionValues }).optional(),
  /** The percentage of synced members that may leave within 24 hours without confirmation (Q20). */
  removalPercent: z.int().min(minRemovalPercent).max(maxRemovalPercent).optional(),
  /** Declares all upstream addresses verified: people are matched by them (Q17). */
  trustsAddresses: z.boolean().optional(),
});

/** Checks a new connection with the other product, and seals its credentials. */
async function checkConnection(asked: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { connection } = asked;
  const prepared = { ...asked, sealed: undefined, source: undefined, checked: undefined, links: environment.links };
  if (connection === undefined) return prepared;
  const { link } = await requireAllowed(environment, asked.scheduleId, actor, manageLinkRules);
  if (link === undefined) return prepared;
  const provider = await providerFor(environment, actor, link.provider, connection);
  requireRead(await ask((signal) => provider.checkHealth(connection, signal)));
  const source = sourceOf(provider, connection, link.upstreamId);
  const sealed = await sealCredentials(environment, asked.scheduleId, connection.credentials);
  return { ...prepared, source, sealed, checked: link };
}

interface Updating extends LinkContext {
  /** The link for which a new connection was checked. */
  readonly checked: Link | undefined;
}

const changedSince: Reason = { code: "request.stale-version" };

/** While a connection is checked, the schedule may be linked to another product, which must not get these credentials. */
const connectionsAreCheckedForTheirLink = guard<Updating>(
  "connections are checked for their link",
  ({ link, checked }) => checked === undefined || link?.credentials === checked.credentials || changedSince,
);

/**
 * Changes the connection of a link, the share of removals that needs no confirmation, or whether upstream addresses count as
 * verified. A new connection is checked first, and the next run starts at once.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.archived`, `schedule.not-linked`, `sync.upstream-failed` (with the `problem`), `request.stale-version` if the
 *   connection has changed in the meantime
 */
export const updateLink = operation({
  name: "links.update",
  summary: "Changes the settings of a link.",
  confidential: true,
  input,
  output: z.strictObject({ link: linkView.nullable() }),
  events: [linkChanged],
  prepare: checkConnection,
  load: [linkFacts, ({ link }) => conflictFacts(link)],
  context: (known, { checked }, actor, now): Updating | undefined => {
    const context = toLinkContext(known, actor, now);
    return context && { ...context, checked };
  },
  rules: [...manageLinkRules, connectionsAreCheckedForTheirLink],
  apply: ({ known, context: { schedule, link } }, asked, { now }) => {
    if (link === undefined) return { output: { link: null } };
    const {
      connection,
      sealed,
      source,
      removalPercent = link.removalPercent,
      trustsAddresses = link.trustsAddresses,
    } = asked;
    const isConnected = connection !== undefined && sealed !== undefined;
    const fields = [
      ...(isConnected ? (["connection"] as const) : []),
      ...(removalPercent === link.removalPercent ? [] : (["removalPercent"] as const)),
      ...(trustsAddresses === link.trustsAddresses ? [] : (["trustsAddresses"] as const)),
    ];
    if (fields.length === 0) return { output: { link: toLinkView(link, asked.links, now, known) } };
    const set: Partial<Link> = {
      ...{ removalPercent, trustsAddresses, nextRunAt: Math.min(link.nextRunAt, now) },
      // A run in progress reads the former connection, so it must not continue.
      ...(isConnected && {
        ...{ settings: connection.settings, credentials: sealed, source },
        ...{ leaseId: null, leaseUntil: null },
      }),
    };
    const { change, entry } = recordScheduleChange(schedule, [linkChanged({ fields })]);
    return {
      output: { link: toLinkView({ ...link, ...set }, asked.links, now, known) },
      changes: [change, update(links, [schedule.id], set)],
      journalEntries: [entry],
    };
  },
});

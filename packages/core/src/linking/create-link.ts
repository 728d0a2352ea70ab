import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import type { Environment } from "../ports/environment.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { links } from "./collection.ts";
import { createLinkRules, linkFacts, requireAllowed, toLinkContext } from "./link-context.ts";
import { scheduleLinked } from "./events.ts";
import { planView, toPlanView } from "./plan-view.ts";
import { ask, providerFor, requireRead, sealCredentials, sourceOf, toStorable, toUpstreamName } from "./pull.ts";
import { planRun } from "./read-sync-state.ts";
import { newLink } from "./new-link.ts";
import { linkView, toLinkView } from "./view.ts";

/** The values of a connection by the names of the provider's fields. */
export const connectionValues = z.record(z.string().max(100), z.string().max(5_000_000));

const input = z.strictObject({
  scheduleId: id,
  /** The id of a provider of `links.listProviders`. */
  provider: z.string().max(100),
  settings: connectionValues,
  /** Stored encrypted, and never returned. */
  credentials: connectionValues,
  /** The schedule in the other product. */
  upstreamId: z.string().max(500),
  /** Declares all upstream addresses verified: people are matched by them (Q17). */
  trustsAddresses: z.boolean().default(false),
});

/** Reads the upstream schedule and plans the first run. */
async function planFirstRun(asked: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { scheduleId, upstreamId, trustsAddresses, settings, credentials } = asked;
  const { schedule } = await requireAllowed(environment, scheduleId, actor, createLinkRules);
  const connection = { settings, credentials };
  const provider = await providerFor(environment, actor, asked.provider, connection);
  const { schedules } = requireRead(await ask((signal) => provider.listSchedules(connection, signal)));
  const upstream = schedules.find((one) => one.id === upstreamId);
  if (upstream === undefined) requireRead({ status: "failed", problem: "not-found" });
  const { people } = requireRead(
    await toStorable(await ask((signal) => provider.listPeople(connection, upstreamId, signal))),
  );
  const now = environment.clock.now();
  const source = sourceOf(provider, connection, upstreamId);
  const planned = await planRun(
    environment,
    {
      ...{ scheduleId, source, trustsAddresses, organizationId: schedule.organizationId },
      ...{ removalPercent: environment.links.removalPercent, conflicts: [], localsLocked: false },
    },
    people,
    now,
  );
  return {
    ...asked,
    source,
    salt: environment.digest.salt(),
    sealed: await sealCredentials(environment, scheduleId, credentials),
    upstreamName: toUpstreamName(upstream?.name ?? ""),
    plan: toPlanView(planned, people.length, schedule),
    links: environment.links,
  };
}

/**
 * Links a schedule to a schedule in another product. From then on, its members are synchronized from there (B19). The first run starts at
 * once. A dry run's effects are the plan of that run, with each change and its reason (Q3, X3).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.archived`, `schedule.already-linked`, `sync.upstream-failed` (with the `problem`)
 */
export const createLink = operation({
  name: "links.create",
  summary: "Links a schedule to a schedule in another product.",
  confidential: true,
  input,
  output: z.strictObject({ link: linkView }),
  effects: z.strictObject({ plan: planView }),
  events: [scheduleLinked],
  prepare: planFirstRun,
  load: [linkFacts],
  context: (known, _asked, actor, now) => toLinkContext(known, actor, now),
  rules: createLinkRules,
  apply: ({ context: { schedule, actor } }, asked, { now }) => {
    const { provider, upstreamId, upstreamName, source, salt, settings, trustsAddresses } = asked;
    const { removalPercent } = asked.links;
    const link = newLink(
      {
        ...{ scheduleId: schedule.id, organizationId: schedule.organizationId, linkedBy: actor.personId },
        ...{
          provider,
          upstreamId,
          upstreamName,
          source,
          salt,
          settings,
          trustsAddresses,
          removalPercent,
          credentials: asked.sealed,
        },
      },
      now,
    );
    const { change, entry } = recordScheduleChange(schedule, [scheduleLinked({ provider })], { linked: true }, true);
    return {
      output: { link: toLinkView(link, asked.links, now) },
      changes: [change, insert(links, link)],
      journalEntries: [entry],
      effects: { plan: asked.plan },
    };
  },
});

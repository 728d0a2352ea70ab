import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { instant } from "../kernel/values/moment.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { knownByKey } from "../members/change-member.ts";
import { tidyName } from "../people/host-identity.ts";
import type { Environment } from "../ports/environment.ts";
import type { OnCallTime } from "../ports/link-provider.ts";
import { upstreamByKey } from "./collection.ts";
import { linkFacts, requireAllowed, seeLinkRules, theScheduleIsLinked, toLinkContext } from "./link-context.ts";
import { askLinked, isUsable, requireRead, takeAttempt } from "./pull.ts";

const week = 7 * 24 * 60 * 60 * 1000;
const usualTime = 4 * week;
/** The maximum number of times in a response. */
const maxTimes = 500;

const input = z
  .strictObject({
    scheduleId: id,
    from: instant,
    /** At most 8 weeks after `from`; 4 weeks after it by default. */
    until: instant.optional(),
  })
  .refine(({ from, until = from + usualTime }) => from < until && until - from <= 8 * week, {
    path: ["until"],
    error: "a time after `from`, at most 8 weeks later",
  });

const rules = [...seeLinkRules, theScheduleIsLinked];

/** Asks the upstream product for on-call times. */
async function readOnCall(asked: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { scheduleId, from, until = from + usualTime } = asked;
  const { link } = await requireAllowed(environment, scheduleId, actor, rules);
  const prepared = { scheduleId, times: [] as readonly OnCallTime[] };
  if (link === undefined) return prepared;
  await takeAttempt(environment, actor);
  const { times } = requireRead(
    await askLinked(environment, link, async (provider, connection, signal) =>
      provider.listOnCall === undefined
        ? { status: "read", times: [] }
        : provider.listOnCall(connection, link.upstreamId, { from, until }, signal),
    ),
  );
  if (!times.every(isUsableTime)) requireRead({ status: "failed", problem: "invalid-answer" });
  return { ...prepared, times };
}

/** The maximum number of milliseconds of a `Date`. */
const maxTime = 8.64e15;

/** Whether a time can be returned, and the person looked up. */
const isUsableTime = ({ externalId, from, until }: OnCallTime): boolean =>
  isUsable(externalId) && Math.abs(from) <= maxTime && Math.abs(until) <= maxTime;

/**
 * Lists who is on call in the linked schedule, read from the other product and never stored. Empty if the link's
 * `hasOnCallTimes` is false.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.not-linked`, `sync.upstream-failed` (with the `problem`)
 */
export const listOnCall = operation({
  name: "links.listOnCall",
  summary: "Lists who is on call in the linked schedule.",
  input,
  output: z.strictObject({
    /** In chronological order, at most 500. */
    times: z.array(
      z.strictObject({
        externalId: z.string(),
        /** The member; null if no member has this upstream id. */
        personId: id.nullable(),
        /** The member's name, or their address if it's unknown; otherwise the name upstream. */
        name: z.string(),
        from: z.string(),
        until: z.string(),
      }),
    ),
    /** Whether there are more than 500 times. */
    isCut: z.boolean(),
  }),
  prepare: readOnCall,
  load: [
    (asked, actor) => ({
      ...linkFacts(asked, actor),
      stored: upstreamByKey(idsOf(asked.times).map((externalId) => [asked.scheduleId, externalId])),
    }),
    ({ stored }, { scheduleId }) => ({ rows: knownByKey(stored.map(({ personId }) => [scheduleId, personId])) }),
  ],
  context: (known, _asked, actor, now) => toLinkContext(known, actor, now),
  rules,
  apply: ({ known: { stored, rows } }, { times }) => {
    const members = new Map(rows.map((row) => [row.personId, row]));
    const byId = new Map(stored.map(({ externalId, personId }) => [externalId, members.get(personId)]));
    return {
      output: {
        times: times.slice(0, maxTimes).map(({ externalId, name, from, until }) => {
          const member = byId.get(externalId);
          return {
            externalId,
            personId: member?.personId ?? null,
            name: member === undefined ? tidyName(name) : member.name || member.email,
            from: new Date(from).toISOString(),
            until: new Date(until).toISOString(),
          };
        }),
        isCut: times.length > maxTimes,
      },
    };
  },
});

const idsOf = (times: readonly OnCallTime[]): readonly string[] => [
  ...new Set(times.slice(0, maxTimes).map(({ externalId }) => externalId)),
];

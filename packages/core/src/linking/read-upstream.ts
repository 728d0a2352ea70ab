import { z } from "zod";
import { toEmail } from "../identity/canonical-email.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { knownByKey } from "../members/change-member.ts";
import { peopleByEmail } from "../people/collection.ts";
import { tidyName } from "../people/host-identity.ts";
import type { OnCallTime, UpstreamPerson } from "../ports/link-provider.ts";
import { upstreamByKey } from "./collection.ts";
import { connectionValues } from "./create-link.ts";
import { askUpstreamRules, importFacts, requireAllowed, toImportContext } from "./link-context.ts";
import { ask, providerFor, requireRead, toStorable } from "./pull.ts";
import { maxWeeks, readUpcomingTimes } from "./upcoming-times.ts";

/** What was read. */
interface ReadSchedule {
  readonly scheduleId?: string | undefined;
  readonly people: readonly UpstreamPerson[];
  /** Undefined if not asked for. */
  readonly times?: readonly OnCallTime[] | undefined;
}

/** The people who are on call. */
function onCallOf({ people, times = [] }: ReadSchedule): readonly UpstreamPerson[] {
  const ids = new Set(times.map(({ externalId }) => externalId));
  return people.filter(({ externalId }) => ids.has(externalId));
}

const keyOf = ({ address }: UpstreamPerson): string | undefined =>
  address === null ? undefined : toEmail(address)?.key;

/**
 * Reads the people on a schedule in another product, to import them once (X24), and with `weeks` their upcoming shifts. Nothing is stored:
 * `members.add` and `shifts.import` add them.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.throttled`,
 *   `schedule.archived`, `sync.upstream-failed` (with the `problem`)
 */
export const readUpstream = operation({
  name: "links.readUpstream",
  summary: "Reads the people of a schedule in another product.",
  confidential: true,
  input: z.strictObject({
    /** Omitted to import into a schedule that doesn't exist yet. */
    scheduleId: id.optional(),
    provider: z.string().max(100),
    settings: connectionValues,
    credentials: connectionValues,
    /** The schedule in the other product. */
    upstreamId: z.string().max(500),
    /** Also reads the shifts that begin in this many weeks. */
    weeks: z.int().min(1).max(maxWeeks).optional(),
  }),
  output: z.strictObject({
    people: z.array(z.strictObject({ externalId: z.string(), name: z.string(), address: z.string().nullable() })),
    /** With `weeks`: whole upcoming shifts, in chronological order; none if the product doesn't have them. */
    shifts: z
      .array(
        z.strictObject({
          externalId: z.string(),
          /** The member of the schedule; null if the person is not a member. */
          personId: id.nullable(),
          name: z.string(),
          /** An instant: `2026-11-22T07:00:00Z`. */
          start: z.string(),
          end: z.string(),
        }),
      )
      .optional(),
  }),
  async prepare(asked, actor, environment) {
    const { scheduleId, settings, credentials, upstreamId, weeks } = asked;
    await requireAllowed(environment, scheduleId, actor, askUpstreamRules);
    const connection = { settings, credentials };
    const provider = await providerFor(environment, actor, asked.provider, connection);
    const { people } = requireRead(
      await toStorable(await ask((signal) => provider.listPeople(connection, upstreamId, signal))),
    );
    const window = { connection, upstreamId, now: environment.clock.now() };
    const times = weeks === undefined ? undefined : await readUpcomingTimes(provider, { ...window, weeks });
    return { scheduleId, people, times };
  },
  load: [
    (read: ReadSchedule, actor) => ({
      ...importFacts(read, actor),
      stored: upstreamByKey(onCallOf(read).map(({ externalId }) => [read.scheduleId ?? "", externalId])),
      byEmail: peopleByEmail(
        onCallOf(read)
          .flatMap((person) => keyOf(person) ?? [])
          .map((key) => [actor.organizationId, key]),
      ),
    }),
    ({ stored, byEmail }, { scheduleId = "" }) => {
      const ids = new Set([...stored.map(({ personId }) => personId), ...byEmail.map((person) => person.id)]);
      return { members: knownByKey([...ids].map((personId) => [scheduleId, personId])) };
    },
  ],
  context: (known, { scheduleId }, actor, now) => toImportContext(known, scheduleId, actor, now),
  rules: askUpstreamRules,
  apply: ({ known: { stored, byEmail, members } }, read) => {
    const found = new Set(members.map(({ personId }) => personId));
    const byId = new Map(stored.map(({ externalId, personId }) => [externalId, personId]));
    const byKey = new Map(byEmail.map((person) => [person.emailKey, person.id]));
    const memberOf = new Map(
      onCallOf(read).map((person) => {
        const personId = byId.get(person.externalId) ?? byKey.get(keyOf(person) ?? "") ?? "";
        return [person.externalId, found.has(personId) ? personId : null] as const;
      }),
    );
    const shifts = read.times?.map(({ externalId, name, from, until }) => ({
      ...{ externalId, personId: memberOf.get(externalId) ?? null, name: tidyName(name) },
      ...{ start: toText(from), end: toText(until) },
    }));
    const people = read.people.map(({ externalId, name, address }) => ({ externalId, name, address }));
    return { output: { people, ...(shifts && { shifts }) } };
  },
});

/** In whole seconds, as shifts are stored. */
const toText = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

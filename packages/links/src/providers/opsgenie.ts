import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import { findUsers } from "../upstream/find-users.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { type Participant, resolveParticipants } from "../upstream/resolve-participants.ts";
import { dayMs, instant, optionalText, toBaseUrl, toIso, upstreamId, valueOf } from "../upstream/shapes.ts";

/** Options of the Opsgenie provider. */
export interface OpsgenieOptions extends LinkOptions {
  /** The addresses of the API by region. Default: those of Opsgenie. */
  readonly regions?: { readonly us: string; readonly eu: string };
}

const participant = z.object({ type: z.string(), id: upstreamId.nullable().default(null) });
const scheduleHead = z.object({ id: upstreamId, name: z.string(), timezone: optionalText });
const schedule = z.object({
  data: scheduleHead.extend({
    rotations: z.array(z.object({ endDate: instant.nullable().default(null), participants: z.array(participant) })),
  }),
});
const overrides = z.object({
  data: z.array(z.object({ user: participant.extend({ type: z.string().default("user") }), endDate: instant })),
});
const user = z.object({
  id: upstreamId,
  /** The address. */
  username: optionalText,
  fullName: optionalText,
  blocked: z.boolean().nullable().default(null),
  verified: z.boolean().nullable().default(null),
});
const userPage = z.object({ data: z.array(user), paging: z.object({ next: optionalText }).nullable().default(null) });
const team = z.object({
  data: z.object({
    members: z
      .array(z.object({ user: z.object({ id: upstreamId }) }))
      .nullable()
      .default(null),
  }),
});
const escalation = z.object({ data: z.object({ rules: z.array(z.object({ recipient: participant })) }) });
const period = z.object({
  startDate: instant,
  endDate: instant,
  recipient: participant.extend({ name: optionalText }).nullable().default(null),
});
const timeline = z.object({
  data: z.object({
    finalTimeline: z.object({ rotations: z.array(z.object({ periods: z.array(period).nullable().default(null) })) }),
  }),
});

const limit = 100;

/**
 * Opsgenie schedules; Opsgenie shuts down in April 2027. People are the users in all rotations that haven't ended and in all overrides. A
 * team or an escalation counts as its users, and a blocked user can't be on call.
 */
export function opsgenie(options: OpsgenieOptions): LinkProvider {
  const regions = options.regions ?? { us: "https://api.opsgenie.com", eu: "https://api.eu.opsgenie.com" };
  return defineProvider(
    {
      id: "opsgenie",
      name: "Opsgenie",
      fields: [
        { name: "region", kind: "choice", required: true, options: ["us", "eu"] },
        { name: "token", kind: "secret", required: true },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: true },
      connect: (connection) => ({
        baseUrl: toBaseUrl(valueOf(connection, "region") === "eu" ? regions.eu : regions.us),
        headers: { authorization: `GenieKey ${valueOf(connection, "token")}` },
      }),
      async listSchedules({ upstream }) {
        const { data } = await upstream.get("v2/schedules", z.object({ data: z.array(scheduleHead) }));
        return data.map(({ id, name, timezone: timeZone }) => ({ id, name, timeZone }));
      },
      async listPeople(reading, scheduleId) {
        const { upstream } = reading;
        const ids = await resolveParticipants(await participantsOf(reading, scheduleId), {
          async schedule(id) {
            const found = await upstream.find(pathOf(id), schedule);
            return found === null ? [] : participantsOf(reading, id);
          },
          async team(id) {
            const found = await upstream.find(`v2/teams/${encodeURIComponent(id)}`, team);
            return (found?.data.members ?? []).map(({ user }) => ({ type: "user", id: user.id }));
          },
          async escalation(id) {
            const found = await upstream.find(`v2/escalations/${encodeURIComponent(id)}`, escalation);
            return (found?.data.rules ?? []).map(({ recipient }) => recipient);
          },
        });
        const users = await findUsers<z.infer<typeof user>>(ids, {
          idOf: ({ id }) => id,
          readPages: (isEnough) =>
            collectPages(
              0,
              async (offset) => {
                const { data, paging } = await upstream.get("v2/users", userPage, { limit, offset });
                return { rows: data, next: paging?.next === null ? null : offset + limit };
              },
              { isEnough },
            ),
          async readOne(id) {
            return (await upstream.find(`v2/users/${encodeURIComponent(id)}`, z.object({ data: user })))?.data ?? null;
          },
        });
        return users
          .filter(({ blocked }) => blocked !== true)
          .map(({ id, fullName, username, verified }) => ({
            externalId: id,
            name: fullName,
            address: username,
            verified: verified === true,
          }));
      },
      async listOnCall({ upstream }, scheduleId, { from, until }) {
        const { data } = await upstream.get(`${pathOf(scheduleId)}/timeline`, timeline, {
          date: toIso(from),
          interval: Math.max(Math.ceil((until - from) / dayMs), 1),
          intervalUnit: "days",
        });
        return data.finalTimeline.rotations
          .flatMap(({ periods }) => periods ?? [])
          .flatMap(({ recipient, startDate, endDate }) =>
            recipient?.type !== "user" || recipient.id === null
              ? []
              : [{ externalId: recipient.id, name: recipient.name ?? "", from: startDate, until: endDate }],
          );
      },
    },
    options,
  );
}

const pathOf = (id: string): string => `v2/schedules/${encodeURIComponent(id)}`;

async function participantsOf({ upstream, now }: Reading, id: string): Promise<readonly Participant[]> {
  const { rotations } = (await upstream.get(pathOf(id), schedule)).data;
  const { data } = await upstream.get(`${pathOf(id)}/overrides`, overrides);
  return [
    ...rotations.filter(({ endDate }) => endDate === null || endDate > now).flatMap(({ participants }) => participants),
    ...data.filter(({ endDate }) => endDate > now).map(({ user }) => user),
  ];
}

import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import { findUsers } from "../upstream/find-users.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { type Participant, resolveParticipants } from "../upstream/resolve-participants.ts";
import { dayMs, instant, optionalText, toBaseUrl, toIso, upstreamId, valueOf } from "../upstream/shapes.ts";
import { UpstreamFailure } from "../upstream/upstream-failure.ts";

/** Options of the Jira Service Management provider. */
export interface JiraServiceManagementOptions extends LinkOptions {
  /** The address of the API of all sites. Default: `https://api.atlassian.com`. */
  readonly apiUrl?: string;
}

const participant = z.object({ type: z.string(), id: upstreamId.nullable().default(null) });
const listOf = <T extends z.ZodType>(row: T) =>
  z.object({ values: z.array(row), links: z.object({ next: optionalText }).nullable().default(null) });
const scheduleHead = z.object({ id: upstreamId, name: z.string(), timezone: optionalText, teamId: optionalText });
const rotations = listOf(z.object({ endDate: instant.nullable().default(null), participants: z.array(participant) }));
const overrides = listOf(z.object({ responder: participant, endDate: instant }));
const escalation = z.object({ rules: z.array(z.object({ recipient: participant })) });
const teamMembers = z.object({
  results: z.array(z.object({ accountId: z.string() })),
  pageInfo: z.object({ endCursor: optionalText, hasNextPage: z.boolean() }),
});
const user = z.object({
  accountId: z.string(),
  displayName: optionalText,
  emailAddress: optionalText,
  active: z.boolean().nullable().default(null),
});
const period = z.object({ startDate: instant, endDate: instant, responder: participant.nullable().default(null) });
const timeline = z.object({
  finalTimeline: z.object({ rotations: z.array(z.object({ periods: z.array(period).nullable().default(null) })) }),
});

const size = 100;
/** Jira accepts this many account ids in one request. */
const idsAtOnce = 90;

/**
 * On-call schedules in Jira Service Management, which replaces Opsgenie. People are the users in all rotations that haven't ended and in
 * all overrides. Jira hides the addresses of users whose profile doesn't show them. Team members can only be read with the organization's
 * id.
 */
export function jiraServiceManagement(options: JiraServiceManagementOptions): LinkProvider {
  const apiUrl = options.apiUrl ?? "https://api.atlassian.com";
  return defineProvider(
    {
      id: "jira-service-management",
      name: "Jira Service Management",
      fields: [
        { name: "site", kind: "url", required: true },
        { name: "email", kind: "text", required: true },
        { name: "token", kind: "secret", required: true },
        { name: "organizationId", kind: "text", required: false },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
      connect: (connection) => ({
        baseUrl: toBaseUrl(valueOf(connection, "site")),
        origins: [new URL(apiUrl).origin],
        headers: {
          authorization: `Basic ${toBase64(`${valueOf(connection, "email")}:${valueOf(connection, "token")}`)}`,
        },
      }),
      async listSchedules(reading) {
        const rows = await readAll(reading, `${await opsUrl(reading)}/schedules`, listOf(scheduleHead));
        return rows.map(({ id, name, timezone: timeZone }) => ({ id, name, timeZone }));
      },
      async listPeople(reading, scheduleId) {
        const ops = await opsUrl(reading);
        const url = `${ops}/schedules/${encodeURIComponent(scheduleId)}`;
        const { teamId } = await reading.upstream.get(url, scheduleHead);
        const ids = await resolveParticipants(await participantsOf(reading, url), {
          team: (id) => membersOf(reading, id),
          schedule: (id) => participantsOf(reading, `${ops}/schedules/${encodeURIComponent(id)}`),
          async escalation(id) {
            if (teamId === null) throw new UpstreamFailure("incomplete");
            const path = `${ops}/teams/${encodeURIComponent(teamId)}/escalations/${encodeURIComponent(id)}`;
            return ((await reading.upstream.find(path, escalation))?.rules ?? []).map(({ recipient }) => recipient);
          },
        });
        const users = await usersOf(reading, ids);
        return users
          .filter(({ active }) => active !== false)
          .map(({ accountId, displayName, emailAddress }) => ({
            externalId: accountId,
            name: displayName,
            address: emailAddress,
          }));
      },
      async listOnCall(reading, scheduleId, { from, until }) {
        const url = `${await opsUrl(reading)}/schedules/${encodeURIComponent(scheduleId)}/timeline`;
        const { finalTimeline } = await reading.upstream.get(url, timeline, {
          date: toIso(from),
          interval: Math.max(Math.ceil((until - from) / dayMs), 1),
          intervalUnit: "days",
        });
        const times = finalTimeline.rotations
          .flatMap(({ periods }) => periods ?? [])
          .flatMap(({ responder, startDate, endDate }) =>
            responder?.type !== "user" || responder.id === null
              ? []
              : [{ externalId: responder.id, from: startDate, until: endDate }],
          );
        const users = await usersOf(reading, new Set(times.map(({ externalId }) => externalId)));
        const names = new Map(users.map(({ accountId, displayName }) => [accountId, displayName]));
        return times.map((time) => ({ ...time, name: names.get(time.externalId) ?? "" }));
      },
      checkHealth: async (reading) =>
        reading.upstream.get(`${await opsUrl(reading)}/schedules`, listOf(scheduleHead), { size: 1 }),
    },
    options,
  );

  /** The address of the operations API of the connection's site. */
  async function opsUrl({ upstream }: Reading): Promise<string> {
    const { cloudId } = await upstream.get("_edge/tenant_info", z.object({ cloudId: z.string().min(1) }));
    return `${new URL(apiUrl).origin}/jsm/ops/api/${encodeURIComponent(cloudId)}/v1`;
  }

  async function membersOf({ upstream, connection }: Reading, teamId: string): Promise<readonly Participant[]> {
    const organizationId = valueOf(connection, "organizationId");
    if (organizationId === "") throw new UpstreamFailure("incomplete");
    const path = `public/teams/v1/org/${encodeURIComponent(organizationId)}/teams/${encodeURIComponent(teamId)}/members`;
    const rows = await collectPages("", async (after) => {
      const body = { first: 50, ...(after !== "" && { after }) };
      const { results, pageInfo } = await upstream.post(new URL(path, apiUrl).href, teamMembers, body);
      return { rows: results, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? "") : null };
    });
    return rows.map(({ accountId }) => ({ type: "user", id: accountId }));
  }
}

async function participantsOf(reading: Reading, url: string): Promise<readonly Participant[]> {
  const turns = await readAll(reading, `${url}/rotations`, rotations);
  const replaced = await readAll(reading, `${url}/overrides`, overrides);
  return [
    ...turns.filter(({ endDate }) => endDate === null || endDate > reading.now).flatMap((turn) => turn.participants),
    ...replaced.filter(({ endDate }) => endDate > reading.now).map(({ responder }) => responder),
  ];
}

/** Reads all pages of a list by their offset. The address of the next page isn't followed: it may name another host. */
const readAll = <T>(
  { upstream }: Reading,
  url: string,
  schema: z.ZodType<{ values: T[]; links?: { next?: string | null | undefined } | null | undefined }>,
): Promise<readonly T[]> =>
  collectPages<T, number>(0, async (offset) => {
    const { values, links } = await upstream.get(url, schema, { offset, size });
    return { rows: values, next: (links?.next ?? "") === "" ? null : offset + values.length };
  });

/** Users by account id, in bulk. */
function usersOf({ upstream }: Reading, ids: ReadonlySet<string>): Promise<readonly z.infer<typeof user>[]> {
  const all = [...ids];
  return findUsers<z.infer<typeof user>>(ids, {
    idOf: ({ accountId }) => accountId,
    async readPages(isEnough) {
      for (let at = 0; at < all.length; at += idsAtOnce) {
        const query = { accountId: all.slice(at, at + idsAtOnce), maxResults: idsAtOnce };
        isEnough((await upstream.get("rest/api/3/user/bulk", z.object({ values: z.array(user) }), query)).values);
      }
    },
    readOne: (accountId) => upstream.find("rest/api/3/user", user, { accountId }),
  });
}

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading, type TimeWindow } from "../upstream/define-provider.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import type { RawPerson } from "../upstream/to-people.ts";
import { dayMs, instant, optionalText, toBaseUrl, toIso, upstreamId, valueOf } from "../upstream/shapes.ts";
import { UpstreamFailure } from "../upstream/upstream-failure.ts";

/**
 * The only query that is sent. A GoAlert API key is created for one query, and an admin enters this text there.
 */
export const goAlertQuery = `query Rollcall($list: Boolean!, $rotations: Boolean!, $read: Boolean!, $after: String, $id: ID!, $start: ISOTimestamp!, $end: ISOTimestamp!) {
  schedules(input: { first: 100, after: $after }) @include(if: $list) { nodes { id name timeZone } pageInfo { endCursor hasNextPage } }
  rotations(input: { first: 100, after: $after }) @include(if: $rotations) { nodes { id users { id name email } } pageInfo { endCursor hasNextPage } }
  schedule(id: $id) @include(if: $read) {
    targets { target { id type name } }
    shifts(start: $start, end: $end) { userID user { id name email } start end }
  }
}`;

const user = z.object({ id: upstreamId, name: z.string(), email: optionalText });
const pageInfo = z.object({ endCursor: optionalText, hasNextPage: z.boolean() });
const answer = z.object({
  errors: z
    .array(z.object({ message: optionalText }))
    .nullable()
    .default(null),
  data: z
    .object({
      schedules: z
        .object({
          nodes: z.array(z.object({ id: upstreamId, name: z.string(), timeZone: optionalText })),
          pageInfo,
        })
        .optional(),
      rotations: z.object({ nodes: z.array(z.object({ id: upstreamId, users: z.array(user) })), pageInfo }).optional(),
      schedule: z
        .object({
          targets: z.array(z.object({ target: z.object({ id: upstreamId, type: z.string(), name: optionalText }) })),
          shifts: z.array(
            z.object({ userID: upstreamId, user: user.nullable().default(null), start: instant, end: instant }),
          ),
        })
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
});

/** How far in the future the planned shifts are read, for overrides and temporary schedules. */
const plannedMs = 80 * dayMs;
const noId = "00000000-0000-0000-0000-000000000000";

/**
 * GoAlert schedules (GraphQL). People are the users assigned to the schedule, those in its rotations, and those on planned shifts in the
 * next 80 days.
 */
export const goAlert = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "goalert",
      name: "GoAlert",
      fields: [
        { name: "url", kind: "url", required: true },
        { name: "token", kind: "secret", required: true },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
      connect: (connection) => ({
        baseUrl: toBaseUrl(valueOf(connection, "url")),
        headers: { authorization: `Bearer ${valueOf(connection, "token")}` },
      }),
      async listSchedules(reading) {
        const rows = await collectPages("", async (after) => {
          const { schedules } = await ask(reading, { list: true, after });
          return toPage(schedules);
        });
        return rows.map(({ id, name, timeZone }) => ({ id, name, timeZone }));
      },
      async listPeople(reading, scheduleId) {
        const window = { from: reading.now, until: reading.now + plannedMs };
        const { targets, shifts } = await readSchedule(reading, scheduleId, window);
        const people = new Map<string, RawPerson>();
        for (const { userID, user } of shifts) {
          if (user === null) throw new UpstreamFailure("incomplete");
          people.set(userID, toPerson(user));
        }
        const rotationIds = new Set(targets.flatMap(({ target: { type, id } }) => (type === "rotation" ? id : [])));
        const rotations = rotationIds.size === 0 ? [] : await readRotations(reading, rotationIds);
        for (const one of rotations.flatMap(({ users }) => users)) people.set(one.id, toPerson(one));
        for (const { target } of targets) {
          // A user who is only assigned to times without shifts is known by name.
          if (target.type === "user" && !people.has(target.id))
            people.set(target.id, { externalId: target.id, name: target.name });
        }
        return people.values();
      },
      async listOnCall(reading, scheduleId, window) {
        const { shifts } = await readSchedule(reading, scheduleId, window);
        return shifts.map(({ userID, user, start, end }) => ({
          externalId: userID,
          name: user?.name ?? "",
          from: start,
          until: end,
        }));
      },
      checkHealth: (reading) => ask(reading, { list: true }),
    },
    options,
  );

const toPerson = ({ id, name, email }: z.infer<typeof user>): RawPerson => ({ externalId: id, name, address: email });

async function readSchedule(reading: Reading, id: string, { from, until }: TimeWindow) {
  const { schedule } = await ask(reading, { read: true, id, start: toIso(from), end: toIso(until) });
  if (schedule === null) throw new UpstreamFailure("not-found");
  return schedule;
}

async function readRotations(reading: Reading, ids: ReadonlySet<string>) {
  const rows = await collectPages("", async (after) =>
    toPage((await ask(reading, { rotations: true, after })).rotations),
  );
  const wanted = rows.filter(({ id }) => ids.has(id));
  if (new Set(wanted.map(({ id }) => id)).size < ids.size) throw new UpstreamFailure("incomplete");
  return wanted;
}

function toPage<T>(connection: { nodes: readonly T[]; pageInfo: z.infer<typeof pageInfo> } | undefined) {
  if (connection === undefined) throw new UpstreamFailure("invalid-answer");
  const { nodes, pageInfo } = connection;
  return { rows: nodes, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? "") : null };
}

async function ask({ upstream, now }: Reading, values: Readonly<Record<string, string | boolean>>) {
  const { after, ...others } = values;
  const { data, errors } = await upstream.post("api/graphql", answer, {
    query: goAlertQuery,
    variables: {
      ...{ list: false, rotations: false, read: false, id: noId, start: toIso(now), end: toIso(now + 1000) },
      ...others,
      after: after === "" || after === undefined ? null : after,
    },
  });
  // GraphQL reports failures with status 200, sometimes along with part of the data.
  const [error] = errors ?? [];
  if (error !== undefined) {
    const message = error.message ?? "";
    const isRefused = /denied|unauthori[sz]ed|forbidden|not authenticated|not allowed/i.test(message);
    throw new UpstreamFailure(
      isRefused ? "credentials-refused" : /not found/i.test(message) ? "not-found" : "invalid-answer",
    );
  }
  if (data === null) throw new UpstreamFailure("invalid-answer");
  return data;
}

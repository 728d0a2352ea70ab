import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading, type TimeWindow } from "../upstream/define-provider.ts";
import { findUsers } from "../upstream/find-users.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { dayMs, instant, optionalText, toBaseUrl, toIso, upstreamId, valueOf } from "../upstream/shapes.ts";

/** The end of a rotation: a local time without an offset, in the zone that ends it last. */
const latestInstant = z
  .string()
  .transform((text) => (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Date.parse(`${text}-12:00`)))
  .refine((time) => !Number.isNaN(time));
const scheduleHead = z.object({ id: upstreamId, name: z.string(), time_zone: optionalText });
/** Schedules imported from a calendar have no separate shifts. */
const schedule = scheduleHead.extend({ shifts: z.array(upstreamId).nullable().default(null) });
const shift = z.object({
  users: z.array(upstreamId).nullable().default(null),
  rolling_users: z.array(z.array(upstreamId)).nullable().default(null),
  until: latestInstant.nullable().default(null),
  type: optionalText,
  start: latestInstant.nullable().default(null),
  /** Seconds. */
  duration: z.number().nullable().default(null),
});
const user = z.object({ id: upstreamId, username: optionalText, email: optionalText });
const finalShift = z.object({
  user_pk: upstreamId.nullable(),
  user_username: optionalText,
  shift_start: instant,
  shift_end: instant,
});

/** How far in the future the planned shifts are read, for overrides and imported calendars. */
const plannedMs = 180 * dayMs;

/**
 * Grafana OnCall and Grafana IRM schedules. People are the users in all rotations that haven't ended, and on planned shifts in the next 180
 * days.
 */
export const grafanaOnCall = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "grafana-oncall",
      name: "Grafana OnCall",
      fields: [
        { name: "url", kind: "url", required: true },
        { name: "token", kind: "secret", required: true },
        { name: "stackUrl", kind: "url", required: false },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
      connect(connection) {
        const stackUrl = valueOf(connection, "stackUrl");
        return {
          baseUrl: `${toBaseUrl(valueOf(connection, "url"))}api/v1/`,
          headers: {
            authorization: valueOf(connection, "token"),
            ...(stackUrl !== "" && { "x-grafana-url": toBaseUrl(stackUrl).replace(/\/$/, "") }),
          },
        };
      },
      async listSchedules(reading) {
        const rows = await readAll(reading, "schedules/", scheduleHead);
        return rows.map(({ id, name, time_zone: timeZone }) => ({ id, name, timeZone }));
      },
      async listPeople(reading, scheduleId) {
        const { upstream, now } = reading;
        const { shifts } = await upstream.get(`schedules/${encodeURIComponent(scheduleId)}/`, schedule);
        const planned = await readPlanned(reading, scheduleId, { from: now, until: now + plannedMs });
        const ids = new Set(planned.flatMap((one) => one.user_pk ?? []));
        for (const id of shifts ?? []) {
          const found = await upstream.find(`on_call_shifts/${encodeURIComponent(id)}/`, shift);
          if (found === null || endOf(found) <= now) continue;
          for (const user of [...(found.users ?? []), ...(found.rolling_users ?? []).flat()]) ids.add(user);
        }
        const users = await findUsers<z.infer<typeof user>>(ids, {
          idOf: ({ id }) => id,
          readPages: (isEnough) => collectPages(1, (page) => readPage(reading, "users/", user, page), { isEnough }),
          readOne: (id) => upstream.find(`users/${encodeURIComponent(id)}/`, user),
        });
        return users.map(({ id, username, email }) => ({ externalId: id, name: username, address: email }));
      },
      listOnCall: async (reading, scheduleId, window) =>
        (await readPlanned(reading, scheduleId, window)).flatMap(({ user_pk: id, user_username: name, ...times }) =>
          id === null ? [] : [{ externalId: id, name: name ?? "", from: times.shift_start, until: times.shift_end }],
        ),
      checkHealth: (reading) => readPage(reading, "schedules/", scheduleHead, 1),
    },
    options,
  );

/** When a rotation or a single shift ends. */
const endOf = ({ type, start, duration, until }: z.infer<typeof shift>): number =>
  (type === "single_event" || type === "override") && start !== null
    ? start + (duration ?? 0) * 1000
    : (until ?? Infinity);

const readPlanned = (reading: Reading, id: string, { from, until }: TimeWindow) =>
  readAll(reading, `schedules/${encodeURIComponent(id)}/final_shifts/`, finalShift, {
    start_date: toIso(from).slice(0, 10),
    end_date: toIso(until).slice(0, 10),
  });

const readAll = <T>(
  reading: Reading,
  path: string,
  row: z.ZodType<T>,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly T[]> => collectPages<T, number>(1, (page) => readPage(reading, path, row, page, query));

/** Reads a page. The address of the next one isn't followed: behind a proxy it may name another host or lack TLS. */
async function readPage<T>(
  { upstream }: Reading,
  path: string,
  row: z.ZodType<T>,
  page: number,
  query: Readonly<Record<string, string>> = {},
) {
  const { results, next } = await upstream.get(path, z.object({ results: z.array(row), next: optionalText }), {
    ...query,
    page,
  });
  return { rows: results, next: next === null ? null : page + 1 };
}

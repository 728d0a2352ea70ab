import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading, type TimeWindow } from "../upstream/define-provider.ts";
import { findUsers } from "../upstream/find-users.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { dayMs, instant, optionalText, toBaseUrl, toIso, upstreamId, valueOf } from "../upstream/shapes.ts";

/** Options of the PagerDuty provider. */
export interface PagerDutyOptions extends LinkOptions {
  /** The addresses of the API by region. Default: those of PagerDuty. */
  readonly regions?: { readonly us: string; readonly eu: string };
}

const reference = z.object({ id: upstreamId, summary: optionalText, deleted_at: optionalText });
/** An entry without a user is a gap; one without an end continues. */
const entry = z.object({ start: instant, end: instant.nullable(), user: reference.nullable().default(null) });
const entries = z.object({ rendered_schedule_entries: z.array(entry).default([]) });
const scheduleHead = z.object({ id: upstreamId, name: z.string(), time_zone: optionalText });
const schedule = z.object({
  schedule: scheduleHead.extend({
    schedule_layers: z.array(
      z.object({ end: instant.nullable().default(null), users: z.array(z.object({ user: reference.nullable() })) }),
    ),
    overrides_subschedule: entries.nullable().default(null),
    final_schedule: entries.nullable().default(null),
  }),
});
const user = z.object({ id: upstreamId, name: z.string(), email: optionalText });
const paging = z.object({ more: z.boolean() });
const userPage = paging.extend({ users: z.array(user) });
const schedulePage = paging.extend({ schedules: z.array(scheduleHead) });

const limit = 100;
/** PagerDuty refuses offsets above this. */
const maxOffset = 10_000;
/** How far in the future overrides are read. PagerDuty allows three months. */
const overridesMs = 80 * dayMs;

const nextOffset = (offset: number, more: boolean): number | null =>
  more && offset + 2 * limit <= maxOffset ? offset + limit : null;

/**
 * PagerDuty schedules (REST API v2). People are the users in layers that haven't ended and in overrides in the next 80 days, because a
 * schedule's user list names only who is on call. Deleted users stay in layers, but are left out.
 */
export function pagerDuty(options: PagerDutyOptions): LinkProvider {
  const regions = options.regions ?? { us: "https://api.pagerduty.com", eu: "https://api.eu.pagerduty.com" };
  return defineProvider(
    {
      id: "pagerduty",
      name: "PagerDuty",
      fields: [
        { name: "region", kind: "choice", required: true, options: ["us", "eu"] },
        { name: "token", kind: "secret", required: true },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
      connect: (connection) => ({
        baseUrl: toBaseUrl(valueOf(connection, "region") === "eu" ? regions.eu : regions.us),
        headers: {
          accept: "application/vnd.pagerduty+json;version=2",
          authorization: `Token token=${valueOf(connection, "token")}`,
        },
      }),
      async listSchedules({ upstream }) {
        const rows = await collectPages(0, async (offset) => {
          const { schedules, more } = await upstream.get("schedules", schedulePage, { limit, offset });
          return { rows: schedules, next: nextOffset(offset, more) };
        });
        return rows.map(({ id, name, time_zone: timeZone }) => ({ id, name, timeZone }));
      },
      async listPeople(reading, scheduleId) {
        const { upstream, now } = reading;
        const read = await readSchedule(reading, scheduleId, { from: now, until: now + overridesMs });
        const layers = read.schedule_layers.filter(({ end }) => end === null || end > now);
        const overrides = read.overrides_subschedule?.rendered_schedule_entries ?? [];
        const references = [...layers.flatMap(({ users }) => users), ...overrides].flatMap(({ user }) => user ?? []);
        const ids = new Set(references.filter((one) => one.deleted_at === null).map(({ id }) => id));
        const users = await findUsers<z.infer<typeof user>>(ids, {
          idOf: ({ id }) => id,
          readPages: (isEnough) =>
            collectPages(
              0,
              async (offset) => {
                const { users, more } = await upstream.get("users", userPage, { limit, offset });
                return { rows: users, next: nextOffset(offset, more) };
              },
              { isEnough },
            ),
          async readOne(id) {
            const found = await upstream.find(`users/${encodeURIComponent(id)}`, z.object({ user }));
            return found?.user ?? null;
          },
        });
        return users.map(({ id, name, email }) => ({ externalId: id, name, address: email }));
      },
      async listOnCall(reading, scheduleId, window) {
        const { final_schedule: final } = await readSchedule(reading, scheduleId, window);
        return (final?.rendered_schedule_entries ?? []).flatMap(({ user, start, end }) =>
          user === null
            ? []
            : [{ externalId: user.id, name: user.summary ?? "", from: start, until: end ?? window.until }],
        );
      },
      checkHealth: ({ upstream }) => upstream.get("schedules", schedulePage, { limit: 1 }),
    },
    options,
  );
}

async function readSchedule({ upstream }: Reading, id: string, { from, until }: TimeWindow) {
  const query = { since: toIso(from), until: toIso(until) };
  return (await upstream.get(`schedules/${encodeURIComponent(id)}`, schedule, query)).schedule;
}

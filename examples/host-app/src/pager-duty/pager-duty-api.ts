import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { FakePagerDuty, OnCallPerson } from "./fake-pager-duty.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** How long a slow response takes, in milliseconds. */
const slowness = 8000;
/** Never more days than Rollcall requests. */
const maxDays = 100;

/** The part of the REST API v2 of PagerDuty that `@rollcall/links` reads. */
export function pagerDutyApi(fake: FakePagerDuty): Hono {
  const app = new Hono();
  const toUser = ({ id, name, email }: OnCallPerson) => ({ id, type: "user", name, summary: name, email });
  const toHead = ({ id, name }: FakePagerDuty["schedules"][number]) => ({ id, name, time_zone: "Europe/Oslo" });

  app.use(async (context, next) => {
    const { fault, key } = fake;
    const isRefused = fault === "unauthorized" || context.req.header("authorization") !== `Token token=${key}`;
    if (isRefused) return context.json({ error: { message: "Unauthorized", code: 2006 } }, 401);
    if (fault === "error") return context.json({ error: { message: "Internal Server Error", code: 2000 } }, 500);
    if (fault === "html") return context.html("<!doctype html><title>Sign in</title><h1>Sign in to PagerDuty</h1>");
    if (fault === "limited") {
      return context.json({ error: { message: "Rate Limit Exceeded", code: 2020 } }, 429, { "retry-after": "60" });
    }
    if (fault === "slow") await wait(slowness);
    return next();
  });

  app.get("/schedules", (context) => context.json({ schedules: fake.schedules.map(toHead), more: false }));
  app.get("/schedules/:id", (context) => {
    const schedule = fake.schedules.find(({ id }) => id === context.req.param("id"));
    if (schedule === undefined) return context.json({ error: { message: "Not Found", code: 2100 } }, 404);
    const people = fake.people.filter(({ scheduleId }) => scheduleId === schedule.id);
    const layer = {
      start: "2026-01-01T00:00:00Z",
      end: null,
      users: people.map((person) => ({ user: toUser(person) })),
    };
    const { since = "", until = "" } = context.req.query();
    return context.json({
      schedule: {
        ...toHead(schedule),
        schedule_layers: [layer],
        overrides_subschedule: { rendered_schedule_entries: [] },
        final_schedule: { rendered_schedule_entries: daysOnCall(people, Date.parse(since), Date.parse(until)) },
      },
    });
  });
  app.get("/users", (context) => context.json({ users: fake.people.map(toUser), more: false }));
  app.get("/users/:id", (context) => {
    const person = fake.people.find(({ id }) => id === context.req.param("id"));
    return person === undefined
      ? context.json({ error: { message: "Not Found", code: 2100 } }, 404)
      : context.json({ user: toUser(person) });
  });
  return app;
}

/** Each person in turn is on call for a day, from midnight UTC. */
function daysOnCall(people: readonly OnCallPerson[], since: number, until: number): readonly object[] {
  const first = Math.floor(since / dayMs);
  const days = Math.min(Math.ceil(until / dayMs) - first, maxDays);
  if (people.length === 0 || !(days > 0)) return [];
  return Array.from({ length: days }, (_, index) => {
    const day = first + index;
    const person = people[day % people.length];
    const [start, end] = [new Date(day * dayMs).toISOString(), new Date((day + 1) * dayMs).toISOString()];
    return { start, end, user: { id: person?.id, type: "user_reference", summary: person?.name } };
  });
}

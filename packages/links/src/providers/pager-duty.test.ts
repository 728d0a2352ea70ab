import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { documented } from "./pager-duty-document.fixture.ts";
import { pagerDuty } from "./pager-duty.ts";

const connection = connectionOf({ region: "us" });
const reference = (id: string, more: object = {}) => ({
  user: { id, type: "user_reference", summary: `Summary ${id}`, self: null, html_url: null, ...more },
});
const entry = (id: string, start: string, end: string) => ({ ...reference(id), start, end, id: "Q1" });
const layer = (users: readonly object[], end: string | null = null) => ({
  ...{ id: "L", name: "Layer", start: "2020-01-01T00:00:00Z", end },
  ...{ rotation_virtual_start: "2020-01-01T00:00:00Z", rotation_turn_length_seconds: 86_400 },
  users,
});
const user = (id: string, email: string | null = `${id.toLowerCase()}@example.com`) => ({
  id,
  type: "user",
  name: `User ${id}`,
  email,
});
const schedule = (schedule_layers: readonly object[], overrides: readonly object[] = []) => ({
  schedule: {
    id: "S1",
    name: "Primary",
    time_zone: "Europe/Berlin",
    users: [],
    schedule_layers,
    overrides_subschedule: { name: "Overrides", rendered_schedule_entries: overrides },
    final_schedule: {
      name: "Final Schedule",
      rendered_schedule_entries: [
        entry("P2", "2026-06-02T09:00:00+02:00", "2026-06-03T09:00:00+02:00"),
        entry("P1", "2026-06-01T09:00:00+02:00", "2026-06-02T09:00:00+02:00"),
      ],
    },
  },
});

test("lists the users in all open layers and overrides once, without deleted ones [B19, P57]", async () => {
  const server = scriptedServer({
    "GET /schedules/S1": schedule(
      [
        layer([reference("P1"), reference("P2"), reference("P1")]),
        layer([reference("P3", { deleted_at: "2026-01-01T00:00:00Z" }), reference("P4"), { user: null }]),
        // Layers can't be deleted, only ended.
        layer([reference("P9")], "2026-01-01T00:00:00Z"),
      ],
      [entry("P5", "2026-06-20T00:00:00Z", "2026-06-21T00:00:00Z")],
    ),
    "GET /users": (url: URL) =>
      url.searchParams.get("offset") === "0"
        ? { users: [user("P0"), user("P1"), user("P5", null)], limit: 100, offset: 0, more: true, total: null }
        : { users: [user("P2")], more: false },
    "GET /users/P4": null,
  });
  assert.deepEqual(await peopleOf(pagerDuty(server.options), connection), [
    "P1 User P1 p1@example.com",
    "P2 User P2 p2@example.com",
    "P5 User P5 -",
  ]);
  assert.equal(server.headers[0]?.get("authorization"), "Token token=t0ken");
  assert.match(server.requests[0] ?? "", /since=2026-06-01T12%3A00%3A00.000Z&until=2026-08-20T/);
  assert.equal(server.requests.at(-1), "GET /users/P4");
});

test("looks up users missing from the list, and fails if that fails [P58]", async () => {
  const script = {
    "GET /schedules/S1": schedule([layer([reference("P1"), reference("P2")])]),
    "GET /users": { users: [user("P1")], more: false },
    "GET /users/P2": { user: user("P2") },
  };
  assert.deepEqual(await peopleOf(pagerDuty(scriptedServer(script).options), connection), [
    "P1 User P1 p1@example.com",
    "P2 User P2 p2@example.com",
  ]);
  const failing = scriptedServer({ ...script, "GET /users/P2": new Response("", { status: 503 }) });
  assert.equal(await peopleOf(pagerDuty(failing.options), connection), "unreachable");
});

test("rejects an error that is returned with status 200, and lists users in several layers once [P58]", async () => {
  // `User` of PagerDuty's OpenAPI 2.0.0 (reference/REST/openapiv3.json, 00df8f41) requires name, email and type.
  const whole = { ...user("P1"), time_zone: "America/Lima", description: null, teams: [], role: "observer" };
  const script = {
    "GET /schedules/S1": schedule([layer([reference("P1"), reference("P1")]), layer([reference("P1")])]),
    "GET /users": { users: [whole, whole], more: false },
  };
  assert.deepEqual(await peopleOf(pagerDuty(scriptedServer(script).options), connection), [
    "P1 User P1 p1@example.com",
  ]);
  const error = { error: { message: "Internal Server Error", code: 2000 } };
  for (const path of Object.keys(script)) {
    const { options } = scriptedServer({ ...script, [path]: error });
    assert.equal(await peopleOf(pagerDuty(options), connection), "invalid-answer", path);
  }
});

test("reads responses in the shapes that PagerDuty documents [B19, B23]", async () => {
  const layers = [layer([reference("P1")]), layer([reference("P2")], "2027-01-01T00:00:00Z")];
  const answer = schedule(layers, [entry("P3", "2026-06-20T00:00:00Z", "2026-06-21T00:00:00Z")]);
  const page = { users: [user("P1"), user("P2"), user("P3")], limit: 100, offset: 0, more: false, total: null };
  documented.schedule.parse(answer.schedule);
  documented.users.parse(page);
  const { options } = scriptedServer({ "GET /schedules/S1": answer, "GET /users": page });
  const people = ["P1 User P1 p1@example.com", "P2 User P2 p2@example.com", "P3 User P3 p3@example.com"];
  assert.deepEqual(await peopleOf(pagerDuty(options), connection), people);
});

test("reads entries without an end or a user, which PagerDuty's OpenAPI document allows [B23]", async () => {
  const answer = schedule([layer([reference("P1")])]);
  const gap = { start: "2026-06-01T09:00:00Z", end: "2026-06-02T09:00:00Z" };
  const open = { ...entry("P1", "2026-06-02T09:00:00Z", ""), end: null };
  const final = { name: "Final Schedule", rendered_schedule_entries: [gap, open] };
  const script = { "GET /schedules/S1": { schedule: { ...answer.schedule, final_schedule: final } } };
  assert.deepEqual(await onCallOf(pagerDuty(scriptedServer(script).options), connection), [
    "P1 Summary P1 2026-06-02T09:00Z/2026-06-08T12:00Z",
  ]);
});

test("reports an empty schedule as complete, without asking for users [P57]", async () => {
  const server = scriptedServer({ "GET /schedules/S1": schedule([layer([])]) });
  assert.deepEqual(await peopleOf(pagerDuty(server.options), connection), []);
  assert.equal(server.requests.length, 1);
});

test("fails on an empty page if more should follow [P58]", async () => {
  const server = scriptedServer({
    "GET /schedules/S1": schedule([layer([reference("P1")])]),
    "GET /users": { users: [], more: true },
  });
  assert.equal(await peopleOf(pagerDuty(server.options), connection), "incomplete");
});

test("stops at the highest offset that PagerDuty accepts", async () => {
  const server = scriptedServer({
    "GET /schedules/S1": schedule([layer([reference("P1")])]),
    "GET /users": { users: [user("P0")], more: true },
    "GET /users/P1": { user: user("P1") },
  });
  assert.deepEqual(await peopleOf(pagerDuty(server.options), connection), ["P1 User P1 p1@example.com"]);
  assert.equal(server.requests.at(-2), "GET /users?limit=100&offset=9900");
});

test("lists who is on call, cut to the window and in order", async () => {
  const server = scriptedServer({ "GET /schedules/S1": schedule([]) });
  assert.deepEqual(await onCallOf(pagerDuty(server.options), connection), [
    "P1 Summary P1 2026-06-01T12:00Z/2026-06-02T07:00Z",
    "P2 Summary P2 2026-06-02T07:00Z/2026-06-03T07:00Z",
  ]);
});

test("lists the chosen region's schedules page by page", async () => {
  const row = (id: string, time_zone: string | null = "Europe/Berlin") => ({
    id,
    type: "schedule",
    name: `Team ${id}`,
    time_zone,
  });
  const server = scriptedServer({
    "GET /schedules": (url: URL) =>
      url.searchParams.get("offset") === "0"
        ? { schedules: [row("S1"), row("S2", "Mars/Olympus")], more: true }
        : { schedules: [row("S3", null)], more: false },
  });
  const provider = pagerDuty(server.options);
  const eu = connectionOf({ region: "eu" });
  assert.deepEqual(await schedulesOf(provider, eu), ["S1 Team S1 Europe/Berlin", "S2 Team S2 -", "S3 Team S3 -"]);
  assert.equal(provider.hostOf(eu), "api.eu.pagerduty.com");
  assert.equal(provider.hostOf(connectionOf({ region: "moon" })), "");
});

import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { opsgenie } from "./opsgenie.ts";

const connection = connectionOf({ region: "eu" });
const person = (id: string, more: object = {}) => ({
  ...{ id, username: `${id}@example.com`, fullName: `User ${id}`, blocked: false, verified: true },
  ...more,
});
const schedule = (participants: readonly object[], endDate?: string) => ({
  data: {
    ...{ id: "S1", name: "Ops", timezone: "Europe/Berlin", enabled: true },
    rotations: [{ id: "r1", name: "Rota", startDate: "2020-01-01T00:00:00Z", endDate, type: "weekly", participants }],
  },
  took: 0.1,
  requestId: "r",
});
const none = { data: [] };

test("replaces teams, escalations and schedules with their users, and leaves out empty turns [B19]", async () => {
  const server = scriptedServer({
    "GET /v2/schedules/S1": schedule([
      { type: "user", id: "a", username: "a@example.com" },
      { type: "user", id: null, username: null },
      { type: "none" },
      { type: "team", id: "t1", name: "Team" },
      { type: "escalation", id: "e1", name: "Escalation" },
      { type: "team", id: "gone" },
    ]),
    "GET /v2/schedules/S1/overrides": {
      data: [
        {
          alias: "o1",
          user: { type: "user", id: "e" },
          startDate: "2026-06-01T00:00:00Z",
          endDate: "2026-06-09T00:00:00Z",
        },
        {
          alias: "o2",
          user: { type: "user", id: "z" },
          startDate: "2020-06-01T00:00:00Z",
          endDate: "2020-06-09T00:00:00Z",
        },
      ],
    },
    "GET /v2/teams/t1": {
      data: { id: "t1", members: [{ user: { id: "b", username: "b@example.com" }, role: "admin" }] },
    },
    "GET /v2/escalations/e1": {
      data: {
        rules: [
          { recipient: { type: "user", id: "c" } },
          { recipient: { type: "schedule", id: "S2" } },
          { recipient: { type: "escalation", id: "e1" } },
        ],
      },
    },
    "GET /v2/schedules/S2": schedule([{ type: "user", id: "d" }]),
    "GET /v2/schedules/S2/overrides": none,
    "GET /v2/users": (url: URL) =>
      url.searchParams.get("offset") === "0"
        ? {
            data: [person("a"), person("b", { fullName: "" }), person("c", { verified: false })],
            paging: { next: "https://elsewhere.example.com/v2/users?offset=100", first: "", last: "" },
            totalCount: 5,
          }
        : { data: [person("d", { blocked: true }), person("e", { username: null })], paging: {} },
  });
  const people = await peopleOf(opsgenie(server.options), connection);
  assert.deepEqual(people, [
    "a User a a@example.com verified",
    "b b@example.com b@example.com verified",
    "c User c c@example.com",
    "e User e -",
  ]);
  assert.equal(server.headers[0]?.get("authorization"), "GenieKey t0ken");
});

test("fails on participants of a kind it can't read, and on a deleted schedule [P58]", async () => {
  const server = scriptedServer({
    "GET /v2/schedules/S1": schedule([{ type: "group", id: "g1" }]),
    "GET /v2/schedules/S1/overrides": none,
  });
  assert.equal(await peopleOf(opsgenie(server.options), connection), "incomplete");
  assert.equal(await peopleOf(opsgenie(server.options), connection, "S9"), "not-found");
});

test("leaves out rotations that have ended, even if no one is left [P57]", async () => {
  const server = scriptedServer({
    "GET /v2/schedules/S1": schedule([{ type: "user", id: "a" }], "2026-05-01T00:00:00Z"),
    "GET /v2/schedules/S1/overrides": none,
  });
  assert.deepEqual(await peopleOf(opsgenie(server.options), connection), []);
});

test("waits as long as a throttled response says [P60]", async () => {
  const throttled = new Response("{}", { status: 429, headers: { "x-ratelimit-period-in-sec": "60" } });
  const server = scriptedServer({ "GET /v2/schedules/S1": throttled });
  assert.equal(await peopleOf(opsgenie(server.options), connection), "rate-limited 60");
});

test("lists schedules, and who is on call", async () => {
  const period = (id: string, type: string, startDate: string, endDate: string) => ({
    ...{ startDate, endDate, type: "default" },
    recipient: { type, id, name: `${id}@example.com` },
  });
  const server = scriptedServer({
    "GET /v2/schedules": { data: [{ id: "S1", name: "Ops", timezone: "Europe/Berlin" }], expandable: ["rotation"] },
    "GET /v2/schedules/S1/timeline": {
      data: {
        finalTimeline: {
          rotations: [
            { id: "r1", periods: [period("a", "user", "2026-06-02T00:00:00.000Z", "2026-06-03T00:00:00.000Z")] },
            { id: "r2", periods: [period("t", "team", "2026-06-02T00:00:00Z", "2026-06-03T00:00:00Z")] },
            { id: "r3" },
          ],
        },
      },
    },
  });
  assert.deepEqual(await schedulesOf(opsgenie(server.options), connection), ["S1 Ops Europe/Berlin"]);
  assert.deepEqual(await onCallOf(opsgenie(server.options), connection), [
    "a a@example.com 2026-06-02T00:00Z/2026-06-03T00:00Z",
  ]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { jiraServiceManagement } from "./jira-service-management.ts";

const settings = { site: "https://acme.atlassian.net", email: "ann@example.com" };
const connection = connectionOf({ ...settings, organizationId: "o1" });
const ops = "/jsm/ops/api/cloud-1/v1";
const account = (accountId: string, more: object = {}) => ({
  ...{ accountId, accountType: "atlassian", displayName: `User ${accountId}`, active: true },
  ...more,
});
const empty = { values: [], links: {} };
const script = {
  "GET /_edge/tenant_info": { cloudId: "cloud-1", cloudName: "acme" },
  [`GET ${ops}/schedules`]: (url: URL) =>
    url.searchParams.get("offset") === "0"
      ? {
          values: [{ id: "S1", name: "Ops", timezone: "UTC" }],
          links: { next: "https://api.atlassian.com/x?offset=1" },
        }
      : { values: [{ id: "S2", name: "Night" }], links: { next: "" } },
  [`GET ${ops}/schedules/S1`]: { id: "S1", name: "Ops", timezone: "UTC", enabled: true, teamId: "t0" },
  [`GET ${ops}/schedules/S1/rotations`]: {
    values: [
      {
        id: "r1",
        endDate: null,
        participants: [{ id: "a", type: "user" }, { id: "t1", type: "team" }, { type: "noone" }],
      },
      { id: "r2", endDate: "2026-01-01T00:00:00Z", participants: [{ id: "z", type: "user" }] },
      { id: "r3", participants: [{ id: "e1", type: "escalation" }] },
    ],
    links: {},
  },
  [`GET ${ops}/schedules/S1/overrides`]: {
    values: [
      {
        alias: "o",
        responder: { id: "d", type: "user" },
        startDate: "2026-06-01T00:00:00Z",
        endDate: "2026-07-01T00:00:00Z",
      },
    ],
  },
  [`GET ${ops}/teams/t0/escalations/e1`]: { rules: [{ recipient: { id: "c", type: "user" } }] },
  "POST /public/teams/v1/org/o1/teams/t1/members": (_url: URL, body: unknown) =>
    !JSON.stringify(body).includes("after")
      ? { results: [{ accountId: "a" }], pageInfo: { endCursor: "c1", hasNextPage: true } }
      : { results: [{ accountId: "b" }], pageInfo: { endCursor: null, hasNextPage: false } },
  "GET /rest/api/3/user/bulk": {
    values: [account("a", { emailAddress: "a@example.com" }), account("c", { active: false }), account("d")],
  },
};

test("lists the users in rotations, teams, escalations and overrides, with null for hidden addresses [B19]", async () => {
  const server = scriptedServer({ ...script, "GET /rest/api/3/user": null });
  const people = await peopleOf(jiraServiceManagement(server.options), connection);
  assert.deepEqual(people, ["a User a a@example.com", "d User d -"]);
  assert.equal(server.headers[0]?.get("authorization"), `Basic ${btoa("ann@example.com:t0ken")}`);
  // The bulk answer lacks a member of the team, who is then reported as deleted.
  assert.equal(server.requests.at(-1), "GET /rest/api/3/user?accountId=b");
});

test("fails if a team's members can't be read [P58]", async () => {
  const server = scriptedServer(script);
  assert.equal(await peopleOf(jiraServiceManagement(server.options), connectionOf(settings)), "incomplete");
});

test("lists schedules page by page, and who is on call by name", async () => {
  const server = scriptedServer({
    ...script,
    [`GET ${ops}/schedules/S1/rotations`]: empty,
    [`GET ${ops}/schedules/S1/timeline`]: {
      finalTimeline: {
        rotations: [
          {
            id: "r1",
            periods: [
              {
                startDate: "2026-06-02T00:00:00Z",
                endDate: "2026-06-03T00:00:00Z",
                type: "default",
                responder: { id: "a", type: "user" },
              },
              {
                startDate: "2026-06-03T00:00:00Z",
                endDate: "2026-06-04T00:00:00Z",
                type: "default",
                responder: { type: "noone" },
              },
            ],
          },
        ],
      },
    },
  });
  const provider = jiraServiceManagement(server.options);
  assert.deepEqual(await schedulesOf(provider, connection), ["S1 Ops UTC", "S2 Night -"]);
  assert.deepEqual(await onCallOf(provider, connection), ["a User a 2026-06-02T00:00Z/2026-06-03T00:00Z"]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { grafanaOnCall } from "./grafana-oncall.ts";

const connection = connectionOf({ url: "https://oncall.example.com/base", stackUrl: "https://acme.grafana.net/" });
const api = "/base/api/v1";
const planned = (id: string | null, start: string, end: string) => ({
  ...{ user_pk: id, user_email: "", user_username: id },
  ...{ shift_start: start, shift_end: end },
});
const page = (results: readonly unknown[], next: string | null = null) => ({ count: 1, next, previous: null, results });
const script = {
  // Behind a proxy, the address of the next page has another scheme and host.
  [`GET ${api}/schedules/`]: (url: URL) =>
    url.searchParams.get("page") === "1"
      ? page(
          [{ id: "S1", name: "Web", type: "web", time_zone: "UTC" }],
          "http://10.0.0.7:8080/api/v1/schedules/?page=2",
        )
      : page([{ id: "S2", name: "Imported", type: "ical", time_zone: "Europe/Berlin" }]),
  [`GET ${api}/schedules/S1/`]: { id: "S1", name: "Web", type: "web", shifts: ["O1", "O2", "O3", "O4", "O5", "O6"] },
  [`GET ${api}/on_call_shifts/O1/`]: {
    id: "O1",
    type: "rolling_users",
    users: [],
    rolling_users: [["U1"], ["U2", "U1"]],
  },
  [`GET ${api}/on_call_shifts/O2/`]: { id: "O2", type: "single_event", users: ["U3"] },
  [`GET ${api}/on_call_shifts/O3/`]: {
    id: "O3",
    type: "rolling_users",
    rolling_users: [["U9"]],
    until: "2026-01-01T00:00:00",
  },
  [`GET ${api}/on_call_shifts/O6/`]: {
    ...{ id: "O6", type: "single_event", users: ["U8"], start: "2026-05-01T09:00:00", duration: 3600 },
  },
  // Local times may end up to twelve hours after UTC.
  [`GET ${api}/on_call_shifts/O5/`]: {
    id: "O5",
    type: "rolling_users",
    rolling_users: [["U5"]],
    until: "2026-06-01T01:00:00",
  },
  [`GET ${api}/schedules/S1/final_shifts/`]: page([
    planned("U4", "2026-06-02T00:00:00Z", "2026-06-03T00:00:00Z"),
    planned(null, "2026-06-03T00:00:00Z", "2026-06-04T00:00:00Z"),
  ]),
  [`GET ${api}/users/`]: (url: URL) =>
    url.searchParams.get("page") === "1"
      ? page(
          [
            { id: "U1", email: "", username: "ann" },
            { id: "U2", email: "ben@example.com", username: "ben" },
          ],
          "x?page=2",
        )
      : page([
          { id: "U4", email: null, username: "dan" },
          { id: "U5", email: "eve", username: "eve" },
        ]),
};

test("lists the users in open rotations, overrides and planned shifts [B19]", async () => {
  const server = scriptedServer(script);
  const people = await peopleOf(grafanaOnCall(server.options), connection);
  // The user U3 was deleted.
  assert.deepEqual(people, ["U1 ann -", "U2 ben ben@example.com", "U4 dan -", "U5 eve -"]);
  assert.equal(server.headers[0]?.get("authorization"), "t0ken");
  assert.equal(server.headers[0].get("x-grafana-url"), "https://acme.grafana.net");
});

test("lists an imported calendar's people, and no shifts [B19]", async () => {
  const server = scriptedServer({
    ...script,
    [`GET ${api}/schedules/S1/`]: { id: "S1", name: "Imported", type: "ical" },
  });
  assert.deepEqual(await peopleOf(grafanaOnCall(server.options), connection), ["U4 dan -"]);
});

test("lists schedules page by page, and who is on call", async () => {
  const provider = grafanaOnCall(scriptedServer(script).options);
  assert.deepEqual(await schedulesOf(provider, connection), ["S1 Web UTC", "S2 Imported Europe/Berlin"]);
  assert.deepEqual(await onCallOf(provider, connection), ["U4 U4 2026-06-02T00:00Z/2026-06-03T00:00Z"]);
});

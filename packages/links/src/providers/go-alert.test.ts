import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { goAlert, goAlertQuery } from "./go-alert.ts";

const connection = connectionOf({ url: "https://goalert.example.com" });
const user = (id: string, email = `${id}@example.com`) => ({ id, name: `User ${id}`, email });
const last = { endCursor: null, hasNextPage: false };
interface Asked {
  readonly query: string;
  readonly variables: { readonly list: boolean; readonly rotations: boolean; readonly after: string | null };
}

/** A server with one schedule, whose responses for it are given. */
const server = (schedule: object | null, rotations: readonly object[] = []) =>
  scriptedServer({
    "POST /api/graphql": (_url: URL, { query, variables }: Asked) => {
      assert.equal(query, goAlertQuery);
      if (variables.rotations) return { data: { rotations: { nodes: rotations, pageInfo: last } } };
      if (!variables.list) return { data: { schedule } };
      const first = {
        nodes: [{ id: "S1", name: "Ops", timeZone: "UTC" }],
        pageInfo: { endCursor: "c1", hasNextPage: true },
      };
      const second = { nodes: [{ id: "S2", name: "Night", timeZone: "UTC" }], pageInfo: last };
      return { data: { schedules: variables.after === null ? first : second } };
    },
  });

const shift = (id: string, user: object | null) => ({
  ...{ userID: id, user, start: "2026-06-02T00:00:00Z", end: "2026-06-03T00:00:00Z" },
});
const target = (type: string, id: string, name = `Name ${id}`) => ({ target: { type, id, name } });

test("lists assigned users and those in rotations and planned shifts [B19]", async () => {
  const { options, headers } = server(
    {
      targets: [target("user", "a"), target("rotation", "r1"), target("user", "d")],
      shifts: [shift("a", user("a")), shift("c", user("c", ""))],
    },
    [
      { id: "r1", users: [user("b"), user("a")] },
      { id: "r2", users: [user("z")] },
    ],
  );
  const people = await peopleOf(goAlert(options), connection);
  assert.deepEqual(people, ["a User a a@example.com", "b User b b@example.com", "c User c -", "d Name d -"]);
  assert.equal(headers[0]?.get("authorization"), "Bearer t0ken");
});

test("fails on errors with status 200, a deleted schedule, and parts it can't read [P58]", async () => {
  const failing = async (answer: object) =>
    peopleOf(goAlert(scriptedServer({ "POST /api/graphql": answer }).options), connection);
  const data = { schedule: { targets: [], shifts: [] } };
  assert.equal(await failing({ data, errors: [{ message: "internal error", path: ["schedule"] }] }), "invalid-answer");
  assert.equal(await failing({ data: null, errors: [{ message: "permission denied" }] }), "credentials-refused");
  assert.equal(await failing({ data: null }), "invalid-answer");
  assert.equal(await peopleOf(goAlert(server(null).options), connection), "not-found");
  const nameless = server({ targets: [], shifts: [shift("a", null)] });
  assert.equal(await peopleOf(goAlert(nameless.options), connection), "incomplete");
  const unlisted = server({ targets: [target("rotation", "r9")], shifts: [] });
  assert.equal(await peopleOf(goAlert(unlisted.options), connection), "incomplete");
});

test("lists schedules page by page, and who is on call", async () => {
  const provider = goAlert(server({ targets: [], shifts: [shift("a", user("a"))] }).options);
  assert.deepEqual(await schedulesOf(provider, connection), ["S1 Ops UTC", "S2 Night UTC"]);
  assert.deepEqual(await onCallOf(provider, connection), ["a User a 2026-06-02T00:00Z/2026-06-03T00:00Z"]);
});

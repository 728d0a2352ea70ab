import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { boss, importWorld } from "./import-world.fixture.ts";

/** Grafana OnCall with one schedule, answering from a script. */
async function upstreamServer(t: TestContext) {
  const users = [
    { id: "U1", username: "Ada", email: "ada@example.com" },
    { id: "U2", username: "Ben", email: "ben@example.com" },
    { id: "U3", username: "Nomail", email: null },
  ];
  const state = { isDown: false, token: "" };
  const page = (results: readonly object[]) => ({ results, next: null });
  const answers: Readonly<Record<string, object>> = {
    "/api/v1/schedules/": page([{ id: "S1", name: "Primary", time_zone: "UTC" }]),
    "/api/v1/schedules/S1/": { id: "S1", name: "Primary", time_zone: "UTC", shifts: ["R1"] },
    "/api/v1/schedules/S1/final_shifts/": page([]),
    "/api/v1/on_call_shifts/R1/": { users: users.map(({ id }) => id), until: null },
    "/api/v1/users/": page(users),
  };
  const server = createServer(({ url = "", headers }, response) => {
    state.token = headers.authorization ?? "";
    const answer = answers[new URL(url, "http://localhost").pathname];
    response.writeHead(state.isDown ? 401 : answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { state, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** An installation with a schedule of `boss`, and Grafana OnCall. */
async function world(t: TestContext) {
  const { state, origin } = await upstreamServer(t);
  const created = await importWorld(t, `{ origins: ["${origin}"] }`);
  const target = ["--schedule", created.scheduleId];
  return {
    ...created,
    state,
    import: (...args: readonly string[]) => created.import(...target, ...args),
    /** Types an answer to the question. */
    answered: (answer: string, ...args: readonly string[]) =>
      created.call(["import", "--as", "boss", ...target, ...args], {}, true, answer),
    grafana: ["--from", "grafana-oncall", "--set", `url=${origin}`],
  };
}

test("copies people once after a preview, with roles from a table, and doesn't let one bad row block the others [X24, B61]", async (t) => {
  const { import: run, grafana, roster, state } = await world(t);
  const asked = await run(...grafana);
  assert.deepEqual(
    [asked.code, asked.err],
    [2, "rollcall: there is no terminal to ask on: pass --yes to skip the question\n"],
  );
  assert.match(asked.out, /^ {2}add {2}ada@example\.com {2}Ada {2}member$/m);
  assert.match(asked.out, /^ {2}refused {2}no address {2}Nomail {2}person\.email-invalid\n2 to add, 1 refused$/m);
  assert.deepEqual(await roster(), boss);
  const roles = ["--roles", "admin=ADA@example.com", "viewer=lou@example.com"];
  const copied = await run(...grafana, ...roles, "--yes");
  assert.deepEqual([copied.code, copied.err], [1, ""]);
  assert.match(copied.out, /2 added, 1 refused\n$/);
  assert.equal(state.token, "t0ken");
  assert.deepEqual(await roster(), {
    ...boss,
    "ada@example.com": "admin local",
    "ben@example.com": "member local",
  });
  assert.match((await run(...grafana, "--yes")).out, /refused {2}ben@example\.com {2}Ben {2}member\.already-there/);
});

test("copies a CSV file with a role column [X24]", async (t) => {
  const { answered, roster, write } = await world(t);
  write(
    "people.csv",
    "\uFEFFsep=;\r\nAddress;E-mail;Name;Role\r\n1 Main St;ada@example.com;Ada;Admin\r\n;ben;Ben;\r\n;kim@example.com;Kim;chief\r\n;lou@example.com\r\n",
  );
  const declined = await answered("n", "--from", "csv", "--file", "people.csv");
  assert.deepEqual([declined.code, declined.err], [0, ""]);
  assert.match(declined.out, /2 to add, 2 refused\nNothing was changed\.\n$/);
  assert.deepEqual(await roster(), boss);
  const { code, out } = await answered("y", "--from", "csv", "--file", "people.csv");
  assert.equal(code, 1);
  assert.match(out, /refused {2}ben {2}Ben {2}person\.email-invalid/);
  assert.match(out, /refused {2}kim@example\.com {2}Kim {2}member\.role-unknown/);
  assert.deepEqual(await roster(), { ...boss, "ada@example.com": "admin local", "lou@example.com": "member local" });
});

test("changes nothing if a file hides rows behind an open quote, or no one can be added to a new schedule [X24, B61]", async (t) => {
  const { call, import: run, opened, roster, write } = await world(t);
  write("open.csv", 'email,name\nada@example.com,"Ada\nben@example.com,Ben\n');
  const open = await run("--from", "csv", "--file", "open.csv", "--yes");
  assert.deepEqual([open.code, open.err], [2, "rollcall: `open.csv` can't be read: a quote in row 2 isn't closed\n"]);
  assert.deepEqual(await roster(), boss);
  for (const rows of ["", "ben,Ben\n"]) {
    write("none.csv", `email,name\n${rows}`);
    const none = await call(["import", "--as", "boss", "--create", "Ward 4", "--from", "csv", "--file", "none.csv"]);
    assert.deepEqual([none.code, none.err], [1, "rollcall: no one can be added, so the schedule wasn't created\n"]);
  }
  const { schedules } = (await opened(async (run) => run("schedules.list", {}))) as { schedules: { name: string }[] };
  assert.deepEqual(
    schedules.map(({ name }) => name),
    ["Ward 3"],
  );
});

test("links the schedule after the same preview, and assigns the roles after the first run [X24, Q3]", async (t) => {
  const { import: run, grafana, roster } = await world(t);
  const asked = await run(...grafana, "--link", "--roles", "admin=ada@example.com");
  assert.equal(asked.code, 2);
  assert.match(asked.out, /^ {2}add {2}ada@example\.com {2}Ada {2}admin$/m);
  assert.match(asked.out, /people 3, additions 3, locks 1, conflicts 1/);
  assert.deepEqual(await roster(), boss);
  const linked = await run(...grafana, "--link", "--roles", "admin=ada@example.com,lou@example.com", "--yes");
  assert.deepEqual([linked.code, linked.err], [1, ""]);
  assert.match(
    linked.out,
    /Linked\. Members are synchronized from Grafana OnCall .*\n {2}refused {2}lou@example\.com {2}request\.not-found\n1 role set, 1 refused\n$/,
  );
  assert.deepEqual(await roster(), {
    ...boss,
    "ada@example.com": "admin linked",
    "ben@example.com": "member linked",
    "": "member linked",
  });
  assert.match((await run(...grafana, "--link", "--yes")).err, /the import was refused: `schedule\.already-linked`/);
});

test("says in one line what is missing, and never shows a credential [X24, P66]", async (t) => {
  const { import: run, grafana, state, call, roster } = await world(t);
  const cases: readonly [args: readonly string[], message: RegExp][] = [
    [["--from", "teams"], /Allowed choices are pagerduty, opsgenie, grafana-oncall, teams-shifts, csv/],
    [["--from", "grafana-oncall"], /Grafana OnCall requires `url`: pass `--set url=…`/],
    [[...grafana, "--set", "color=red"], /`color` is not a setting of Grafana OnCall: use `url`, `stackUrl`/],
    [[...grafana, "--roles", "chief=ada@example.com"], /`chief` is not a role: use /],
    [[...grafana, "--roles", "none.csv"], /`none\.csv` can't be read: ENOENT/],
    [[...grafana, "--file", "people.csv"], /`people\.csv` can't be read: ENOENT/],
    [[...grafana, "--create", "Ward 4"], /pass either `--schedule ID` or `--create`/],
    [[...grafana, "--as", "stranger"], /no active user with the host id `stranger`/],
    [[...grafana, "--schedule", "elsewhere", "--yes"], /the import was refused: `request\.not-found`/],
  ];
  for (const [args, message] of cases) assert.match((await run(...args)).err, message);
  assert.match((await call(["import", "--as", "boss", "--schedule", "x", ...grafana])).err, /`ROLLCALL_IMPORT_TOKEN`/);
  state.isDown = true;
  const { code, err } = await run(...grafana, "--yes");
  assert.deepEqual([code, err], [1, "rollcall: Grafana OnCall can't be read: `credentials-refused`\n"]);
  assert.deepEqual(await roster(), boss);
});

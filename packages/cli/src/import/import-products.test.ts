import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test, { type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { boss, importWorld } from "./import-world.fixture.ts";

const fixture = fileURLToPath(new URL("../../../links/src/scripted-server.fixture.ts", import.meta.url));

/** A world with one provider of `@rollcall/links`, whose server is scripted. */
const worldOf = (t: TestContext, provider: string, script: object) =>
  importWorld(
    t,
    `{ providers: [${provider}(scriptedServer(${JSON.stringify(script)}).options)] }`,
    `import { ${provider} } from "@rollcall/links";\nimport { scriptedServer } from ${JSON.stringify(fixture)};\n`,
  );

const pagerDutySchedule = { id: "PS1", name: "Primary", time_zone: "Europe/Berlin" };
const toUser = (id: string) => ({ user: { id, summary: `User ${id}` } });
const pagerDutyScript = {
  "GET /schedules": { schedules: [pagerDutySchedule], more: false },
  "GET /schedules/PS1": {
    schedule: {
      ...pagerDutySchedule,
      schedule_layers: [{ end: null, users: ["P1", "P2", "P3"].map(toUser) }],
      overrides_subschedule: { rendered_schedule_entries: [] },
      final_schedule: { rendered_schedule_entries: [] },
    },
  },
  "GET /users": {
    users: [
      { id: "P1", name: "Ada Brown", email: "ada@example.com" },
      { id: "P2", name: "Ben Cole", email: "ben@example.com" },
      { id: "P3", name: "Pager bot", email: null },
    ],
    more: false,
  },
};

const opsgenieScript = {
  "GET /v2/schedules": { data: [{ id: "O1", name: "Ops", timezone: "America/New_York" }] },
  "GET /v2/schedules/O1": {
    data: {
      ...{ id: "O1", name: "Ops", timezone: "America/New_York" },
      rotations: [{ endDate: null, participants: ["u1", "u2"].map((id) => ({ type: "user", id })) }],
    },
  },
  "GET /v2/schedules/O1/overrides": { data: [] },
  "GET /v2/users": {
    data: [
      { id: "u1", username: "ada@example.com", fullName: "Ada Brown", blocked: false, verified: true },
      { id: "u2", username: "ben@example.com", fullName: "Ben Cole", blocked: false, verified: true },
    ],
    paging: {},
  },
};

test("creates a schedule from PagerDuty with its name, time zone and people, after a preview [X24, B61]", async (t) => {
  const { import: run, opened, roster } = await worldOf(t, "pagerDuty", pagerDutyScript);
  const args = ["--from", "pagerduty", "--create", "--roles", "admin=ada@example.com"];
  const asked = await run(...args);
  assert.match(
    asked.out,
    /^ {2}create {2}Primary {2}Europe\/Berlin\n {2}add {2}ada@example\.com {2}Ada Brown {2}admin\n/,
  );
  assert.match(asked.out, /refused {2}no address {2}Pager bot {2}person\.email-invalid\n2 to add, 1 refused\n/);
  const schedules = () =>
    opened(async (call) => {
      const { schedules: rows } = (await call("schedules.list", {})) as {
        schedules: { id: string; name: string; timeZone: string }[];
      };
      return rows.map(({ id, name, timeZone }) => ({ id, text: `${name} ${timeZone}` }));
    });
  assert.deepEqual(
    (await schedules()).map(({ text }) => text),
    ["Ward 3 UTC"],
  );
  const done = await run(...args, "--yes");
  assert.deepEqual([done.code, done.err], [1, ""]);
  const created = (await schedules()).find(({ text }) => text === "Primary Europe/Berlin");
  assert.ok(created);
  assert.match(done.out, new RegExp(`Created the schedule \`${created.id}\`\\.\n.*\n2 added, 1 refused\n$`));
  const people = { ...boss, "ada@example.com": "admin local", "ben@example.com": "member local" };
  assert.deepEqual(await roster(created.id), people);
  // Linked immediately, the new schedule has the requested name.
  const linked = await run(...args.slice(0, 3), "Night desk", ...args.slice(3), "--link", "--yes");
  assert.deepEqual([linked.code, linked.err], [0, ""]);
  const night = (await schedules()).find(({ text }) => text === "Night desk Europe/Berlin");
  assert.deepEqual(await roster(night?.id), {
    ...boss,
    ...{ "ada@example.com": "admin linked", "ben@example.com": "member linked", "": "member linked" },
  });
});

/** Whole hours after the start of tomorrow, as PagerDuty writes them. */
const inHours = (hours: number): string =>
  `${new Date((Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000 + hours * 3_600_000).toISOString().slice(0, 19)}Z`;

test("imports upcoming shifts from PagerDuty as drafts after a preview, and changes nothing the second time [X24]", async (t) => {
  const { schedule } = pagerDutyScript["GET /schedules/PS1"];
  const onCall = [
    ["P1", -48, 12],
    ["P2", 12, 24],
    ["P1", 24, 36],
    ["P3", 36, 48],
    ["P1", 30, 40],
    // Cut off at the end of the window, so it isn't whole.
    ["P2", 48, 24 * 7 * 20],
  ] as const;
  const entries = onCall.map(([id, start, end]) => ({ ...toUser(id), start: inHours(start), end: inHours(end) }));
  const world = await worldOf(t, "pagerDuty", {
    ...pagerDutyScript,
    "GET /schedules/PS1": { schedule: { ...schedule, final_schedule: { rendered_schedule_entries: entries } } },
  });
  const { import: run, opened, scheduleId } = world;
  const shifts = async () =>
    opened(async (call) => {
      const listed = (await call("shifts.list", { scheduleId })) as { rows: readonly Shift[] };
      return listed.rows.map(({ status, start, assignees }) => [status, start.slice(0, 13), assignees[0]?.name]);
    });
  const args = ["--from", "pagerduty", "--schedule", scheduleId];
  const asked = await run(...args, "--shifts", "2");
  assert.match(
    asked.out,
    /2 to add, 1 refused\n {2}refused {2}User P3 {2}.* {2}request\.not-found\nShifts: 3 to create as drafts, 0 unchanged, 1 refused\n$/,
  );
  assert.deepEqual(await shifts(), []);
  const done = await run(...args, "--shifts", "2", "--yes");
  assert.equal(done.code, 1);
  assert.match(
    done.out,
    /refused {2}User P1 {2}.* {2}worker\.other-shift\n.*request\.not-found\nShifts: 2 created as drafts, 0 unchanged, 2 refused\n$/,
  );
  const created = [
    ["draft", inHours(12).slice(0, 13), "Ben Cole"],
    ["draft", inHours(24).slice(0, 13), "Ada Brown"],
  ];
  assert.deepEqual(await shifts(), created);
  const again = await run(...args, "--shifts");
  assert.match(again.out, /Shifts: 0 to create as drafts, 2 unchanged, 2 refused\n/);
  // A link adds the person without an address as well.
  const linked = await run("--from", "pagerduty", "--create", "Night desk", "--shifts", "--link", "--yes");
  assert.match(linked.out, /Shifts: 3 created as drafts, 0 unchanged, 1 refused\n$/);
  assert.match((await run(...args, "--shifts", "9")).err, /Weeks are a number from 1 to 8/);
});

interface Shift {
  readonly status: string;
  readonly start: string;
  readonly assignees: readonly { readonly name: string }[];
}

test("imports people from Opsgenie, whether copied or linked [X24, B19]", async (t) => {
  const { import: run, roster, scheduleId } = await worldOf(t, "opsgenie", opsgenieScript);
  const args = ["--from", "opsgenie", "--set", "region=eu", "--schedule", scheduleId, "--yes"];
  const copied = await run(...args, "--roles", "viewer=ben@example.com");
  assert.deepEqual([copied.code, copied.err], [0, ""]);
  assert.deepEqual(await roster(), { ...boss, "ada@example.com": "member local", "ben@example.com": "viewer local" });
  // Opsgenie verifies addresses, so a later link finds the same members.
  assert.equal((await run(...args, "--link")).code, 0);
  assert.deepEqual(await roster(), { ...boss, "ada@example.com": "member both", "ben@example.com": "viewer both" });
});

test("imports a Teams Shifts file in a spreadsheet's encoding [X24]", async (t) => {
  const { import: run, roster, scheduleId, folder, write } = await importWorld(t, "{}");
  const day = inHours(36).slice(0, 10).split("-").reverse().join(".");
  const rows = [
    "Member;Work Email;Group;Start Date;Start Time;End Date;End Time",
    `Jürgen Groß;jg@example.com;Küche;${day};08:00;${day};16:00`,
    `Ben;ben@example.com;Tresen;${day};08:00;${day};16:00`,
  ];
  writeFileSync(`${folder}/shifts.csv`, Buffer.from(rows.join("\r\n"), "latin1"));
  const teams = ["--from", "teams-shifts", "--file", "shifts.csv", "--schedule", scheduleId];
  assert.match((await run(...teams)).err, /Teams Shifts requires `timeZone`: pass `--set timeZone=…`/);
  const zoned = [...teams, "--set", "timeZone=Europe/Berlin"];
  assert.match((await run(...zoned)).err, /with --upstream: `people` \(All groups\), `group:Küche` \(Küche\), /);
  const done = await run(...zoned, "--upstream", "group:Küche", "--shifts", "--yes");
  assert.deepEqual([done.code, done.err], [0, ""]);
  assert.match(done.out, /Shifts: 1 created as drafts, 0 unchanged, 0 refused\n$/);
  assert.match((await run(...zoned, "--upstream", "people")).out, /refused {2}jg@example\.com {2}Jürgen Groß {2}/);
  assert.deepEqual(await roster(), { ...boss, "jg@example.com": "member local" });
  write("empty.csv", "");
  const empty = await run(...zoned.with(3, "empty.csv"), "--yes");
  assert.match(empty.err, /Teams Shifts requires `file`: pass `--file PATH`/);
});

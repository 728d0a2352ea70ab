import assert from "node:assert/strict";
import test from "node:test";
import { createInProcessTransport, createRollcall, type RollcallClient } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { RollcallError } from "@rollcall/core/contract";
import { createMemoryStore } from "@rollcall/storage-memory";
import fc from "fast-check";
import Papa from "papaparse";
import { memberCsv, type MemberCsvOptions } from "./index.ts";

/** Creates a schedule with members of these names and a client of its admin that counts calls. */
async function openSchedule(names: readonly string[]) {
  let ids = 0;
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: { now: () => Date.UTC(2026, 10, 21, 9) },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
  });
  const transport = createInProcessTransport(rollcall, () =>
    rollcall.recognise({
      organizationId: "harbour",
      hostUserId: "ann",
      email: "ann@x.example",
      emailVerified: true,
      name: "Ann Admin",
      organizationRole: "member",
    }),
  );
  let calls = 0;
  const counted = {
    ...transport,
    call: (call: Parameters<typeof transport.call>[0]) => (calls++, transport.call(call)),
  };
  const client = createClient(counted);
  const { schedule } = await client.schedules.create({ name: "Night watch" });
  for (let start = 0; start < names.length; start += 500) {
    const people = names
      .slice(start, start + 500)
      .map((name, index) => ({ name, address: `p${start + index}@x.example`, role: "viewer" as const }));
    await client.members.add({ scheduleId: schedule.id, people });
  }
  return { client, scheduleId: schedule.id, calls: () => calls };
}

async function all(client: RollcallClient, input: Parameters<typeof memberCsv>[1], options?: MemberCsvOptions) {
  const pieces: string[] = [];
  for await (const piece of memberCsv(client, input, options)) pieces.push(piece);
  return pieces;
}

test("exports a header and one line per member, quoted as in RFC 4180 [P55]", async () => {
  const { client, scheduleId } = await openSchedule(['Lee, "Jo"']);
  assert.equal(
    (await all(client, { scheduleId })).join(""),
    [
      "name,email,role,assignable,invited,invitation,calendar,affiliation",
      "Ann Admin,ann@x.example,admin,true,true,not-needed,none,internal",
      '"Lee, ""Jo""",p0@x.example,viewer,true,true,queued,none,internal',
      "",
    ].join("\r\n"),
  );
});

test("prefixes cells that a spreadsheet would run, and leaves the stored value unchanged [P55]", async () => {
  const names = ['=HYPERLINK("https://x.example")', "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠1"];
  const { client, scheduleId } = await openSchedule(names);
  const { data } = Papa.parse<string[]>((await all(client, { scheduleId })).join(""), { skipEmptyLines: true });
  const written = data.slice(1).map(([name = ""]) => name);
  for (const name of names) assert.ok(written.includes(`'${name}`), name);
  const { rows } = await client.members.list({ scheduleId });
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => name.startsWith("'")),
    [],
  );
});

test("never starts a cell like a formula, and every name can be read back [P55]", async () => {
  const signs = fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", '"', ",", ";", "'", "a", "é", "漢");
  const name = fc.array(signs, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 10 }), async (names) => {
      const { client, scheduleId } = await openSchedule(names);
      const stored = (await client.members.list({ scheduleId, limit: 200 })).rows.map((row) => row.name);
      const { data } = Papa.parse<string[]>((await all(client, { scheduleId })).join(""), { skipEmptyLines: true });
      const written = data.slice(1).map(([cell = ""]) => cell);
      assert.deepEqual(
        written.filter((cell) => /^[=+\-@＝＋－＠]/u.test(cell)),
        [],
      );
      assert.deepEqual(
        written.map((cell, index) => (cell === stored[index] ? cell : cell.replace(/^'/u, ""))),
        stored,
      );
    }),
    { numRuns: 25 },
  );
});

test("exports a long list page by page with progress and filters [P55]", async () => {
  const { client, scheduleId, calls } = await openSchedule(
    Array.from({ length: 450 }, (_, index) => `Person ${String(index).padStart(3, "0")}`),
  );
  const before = calls();
  const progress: unknown[] = [];
  const pieces = await all(client, { scheduleId }, { onProgress: (state) => progress.push(state) });
  assert.equal(calls() - before, 3);
  assert.equal(pieces.join("").split("\r\n").length, 1 + 451 + 1);
  assert.deepEqual(progress, [
    { rows: 200, total: 451 },
    { rows: 400, total: 451 },
    { rows: 451, total: 451 },
  ]);
  const admins = await all(client, { scheduleId, role: "admin" });
  assert.equal(admins.join("").split("\r\n").length, 1 + 1 + 1);
});

test("adds a byte order mark on request", async () => {
  const { client, scheduleId } = await openSchedule([]);
  assert.ok((await all(client, { scheduleId }, { bom: true }))[0]?.startsWith("\uFEFFname,"));
  assert.ok((await all(client, { scheduleId }))[0]?.startsWith("name,"));
});

test("stops requesting pages when the export is aborted", async () => {
  const { client, scheduleId, calls } = await openSchedule(
    Array.from({ length: 450 }, (_, index) => `Person ${index}`),
  );
  const stop = new AbortController();
  const before = calls();
  await assert.rejects(
    all(client, { scheduleId }, { signal: stop.signal, onProgress: () => stop.abort() }),
    (error) => {
      assert.ok(error instanceof RollcallError);
      assert.equal(error.code, "request.cancelled");
      return true;
    },
  );
  assert.ok(calls() - before <= 2);
});

test("refuses to export a schedule the caller cannot see [P21]", async () => {
  const { client } = await openSchedule([]);
  await assert.rejects(all(client, { scheduleId: "nowhere" }), { code: "request.not-found" });
});

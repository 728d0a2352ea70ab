import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import test from "node:test";
import { type AnyCollection, collections, integer, nullable } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { configured, install } from "../installation.fixture.ts";

/** The collections of an earlier version: one is absent, another lacks a field and an index. */
const earlier = collections
  .filter(({ name }) => name !== "outbox")
  .map((one): AnyCollection => {
    if (one.name !== "people") return one;
    const { pausedUntil: _removed, ...fields } = one.fields;
    return { ...one, fields };
  });

async function make(path: string, declared: readonly AnyCollection[]): Promise<void> {
  const store = createSqliteStore({ path });
  await store.open(declared);
  await store.close();
}

test("migrate creates the schema, reports it, and has nothing to do the next time [F12]", async (t) => {
  const { run, call, folder } = install(t, configured());
  const first = await run(["migrate"]);
  assert.deepEqual([first.code, first.err], [0, ""]);
  assert.match(first.out, /rollcall\.db\n {2}before {2}no schema\n {2}after {3}version 3\.[0-9a-f]{8}, \d+ tables\n$/);
  const [version = ""] = /3\.[0-9a-f]{8}/.exec(first.out) ?? [];
  const again = await call(["migrate"]);
  assert.equal(
    again.out,
    `${join(folder, "rollcall.db")}\n  before  version ${version}\n  after   unchanged: the schema is up to date\n`,
  );
});

test("migrate updates an earlier schema and lists what it added [F12]", async (t) => {
  const { call, folder } = install(t, configured());
  await make(join(folder, "rollcall.db"), earlier);
  const { code, out } = await call(["migrate"]);
  assert.equal(code, 0);
  assert.match(out, /before {2}version (3\.[0-9a-f]{8})\n {2}after {3}version (?!\1)3\.[0-9a-f]{8}, /);
  assert.match(out, /\n {2}added {3}outbox\n/);
  assert.match(out, /\n {2}added {3}people: pausedUntil\n/);
  assert.match((await call(["migrate"])).out, /the schema is up to date/);
});

test("migrate produces the same schema in one step or several [F12]", async (t) => {
  const [atOnce, stepwise] = [install(t, configured()), install(t, configured())];
  await make(join(stepwise.folder, "rollcall.db"), earlier);
  const versions = [];
  for (const { call } of [atOnce, stepwise]) {
    await call(["migrate"]);
    versions.push(/before {2}version (\S+)/.exec((await call(["migrate"])).out)?.[1]);
  }
  assert.equal(versions[0], versions[1]);
});

test("migrate --plan prints an update's statements and changes nothing [F12]", async (t) => {
  const { call, folder } = install(t, configured());
  const path = join(folder, "rollcall.db");
  const planned = await call(["migrate", "--plan"]);
  assert.deepEqual([planned.code, existsSync(path)], [0, false]);
  assert.match(planned.out, /^-- \S+rollcall\.db\n-- before: no schema\nbegin immediate;\ncreate table /);
  await make(path, earlier);
  const before = readFileSync(path);
  const { out } = await call(["migrate", "--plan"]);
  assert.deepEqual(readFileSync(path), before);
  assert.match(out, /\nalter table "people" add column "paused_until" integer;\n/);
  assert.doesNotMatch(out, /create table "people"/);
  const database = new DatabaseSync(path);
  database.exec(out);
  database.close();
  assert.match((await call(["migrate", "--plan"])).out, /version 3\.[0-9a-f]{8}\n-- the schema is up to date\n$/);
  assert.equal((await call(["migrate"])).code, 0);
});

const newer: readonly [what: string, make: (path: string) => Promise<void>][] = [
  [
    "has a field unknown to this version",
    async (path) => {
      const [first, ...others] = collections;
      const later = { ...first!, fields: { ...first!.fields, later: nullable(integer()) } };
      await make(path, [later, ...others]);
    },
  ],
  [
    "has a newer table format",
    async (path) => {
      await make(path, collections);
      const database = new DatabaseSync(path);
      database.exec("update rollcall_schema set format = 99");
      database.close();
    },
  ],
];

for (const [what, makeNewer] of newer) {
  test(`migrate and serve refuse a database that ${what} and do not change it [F12]`, async (t) => {
    const { call, folder } = install(t, configured("port: 0,"));
    const path = join(folder, "rollcall.db");
    await makeNewer(path);
    const shapes = (): unknown[] => {
      const database = new DatabaseSync(path, { readOnly: true });
      const rows = database.prepare("select collection, format, shape from rollcall_schema order by 1").all();
      database.close();
      return rows.map((row) => ({ ...row }));
    };
    const before = shapes();
    for (const command of ["migrate", "serve", "grant-admin"]) {
      const { code, out, err } = await call([command, ...(command === "grant-admin" ? ["--host-user", "ann"] : [])]);
      assert.deepEqual([code, out], [1, ""], command);
      assert.match(
        err,
        /^rollcall: `.*rollcall\.db` cannot be used by this version of Rollcall; it was not changed: .*newer.*\n$/,
      );
    }
    assert.deepEqual(shapes(), before);
  });
}

test("concurrent migrations by several processes produce one schema [F12]", async (t) => {
  const { run, call } = install(t, configured());
  const results = await Promise.all([run(["migrate"]), run(["migrate"]), run(["migrate"])]);
  assert.deepEqual(
    results.map(({ code, err }) => [code, err]),
    [
      [0, ""],
      [0, ""],
      [0, ""],
    ],
  );
  assert.match((await call(["migrate"])).out, /the schema is up to date/);
});

test("reports an unusable database or database setting in one line", async (t) => {
  const gone = install(t, configured().replace("rollcall.db", "gone/rollcall.db"));
  const lost = await gone.call(["migrate"]);
  assert.equal(lost.code, 1);
  assert.match(lost.err, /gone\/rollcall\.db` cannot be used: the database is not accessible \(cannot be opened\)\n$/);
  const text = install(t, configured());
  text.write("rollcall.db", "no database at all, but text that is long enough to be taken for one");
  assert.match((await text.call(["migrate"])).err, /the file is not a SQLite database/);
  const memory = install(t, configured().replace("rollcall.db", ":memory:"));
  assert.deepEqual((await memory.call(["migrate"])).code, 2);
  const none = install(t, "export default {};");
  const { code, err } = await none.call(["migrate"]);
  assert.equal(code, 2);
  assert.match(err, /`database` is not set/);
});

import { createHttpClient } from "@rollcall/client";
import assert from "node:assert/strict";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { delimiter, join } from "node:path";
import test, { after, type TestContext } from "node:test";
import { type DatabaseServer, installedPrograms, startServerOf, testDatabase } from "@rollcall/tools/postgres";
import { PostgresDatabase } from "../compose/postgres-database.ts";
import { configured, type Installation, install } from "../installation.fixture.ts";
import { installOverPostgres, password, type PostgresInstallation } from "../postgres-installation.fixture.ts";
import { requireTool } from "./postgres-tools.ts";

/** Starts a server and returns a way to sign in users, who become rows of the database. */
async function serving({ start }: Installation) {
  const { until, child, ended } = await start(["serve", "--port", "0"]);
  const [, baseUrl = ""] = /is listening on (\S+)/.exec(await until(/is listening on \S+\n/)) ?? [];
  const signIn = async (...users: readonly string[]): Promise<void> => {
    for (const user of users)
      await createHttpClient({ baseUrl, headers: { "x-user": user }, retry: 0 }).people.getMe({});
  };
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  return { signIn, stop };
}

const peopleIn = (path: string): readonly unknown[] => {
  const database = new DatabaseSync(path);
  const rows = database.prepare("select host_user_id from people order by 1").all();
  database.close();
  return rows.map((row) => row["host_user_id"]);
};

test("backs up a SQLite database while a server runs, and restores it after asking [F4, F12]", async (t) => {
  const installation = install(t, configured());
  const { call, folder } = installation;
  const path = join(folder, "rollcall.db");
  const { signIn, stop } = await serving(installation);
  await signIn("ann", "bob");
  const made = await call(["backup", "monday.backup"]);
  assert.deepEqual([made.code, made.err], [0, ""]);
  assert.match(made.out, /monday\.backup\n {2}from {2}\S+rollcall\.db\n {2}rows {2}\d+ rows in \d+ tables, checked\n$/);
  await signIn("cleo");
  assert.match((await call(["backup", "monday.backup"])).err, /monday\.backup` already exists: choose another name\n$/);
  const running = await call(["restore", "monday.backup", "--yes"]);
  assert.equal(running.code, 1);
  assert.match(running.err, /locked by another process\n$/);
  await stop();
  const unasked = await call(["restore", "monday.backup"]);
  assert.deepEqual([unasked.code, unasked.out], [2, ""]);
  assert.match(unasked.err, /there is no terminal to ask on: pass --yes/);
  assert.match((await call(["restore", "monday.backup"], {}, true, "n")).err, /nothing was changed\n$/);
  assert.deepEqual(peopleIn(path), ["ann", "bob", "cleo"]);
  const restored = await call(["restore", "monday.backup"], {}, true, "y");
  assert.deepEqual([restored.code, restored.err], [0, ""]);
  assert.match(
    restored.out,
    /rollcall\.db\n {2}from {2}\S+monday\.backup, version 3\.[0-9a-f]{8}\n {2}rows {2}\d+ rows/,
  );
  assert.deepEqual(peopleIn(path), ["ann", "bob"]);
  const again = await serving(installation);
  await again.signIn("dora");
  await again.stop();
  assert.deepEqual(peopleIn(path), ["ann", "bob", "dora"]);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".partial")),
    [],
  );
});

test("refuses files that are missing, damaged or not backups, and changes nothing [F4]", async (t) => {
  const { call, folder, write } = install(t, configured());
  await call(["migrate"]);
  await call(["backup", "good.backup"]);
  const before = readFileSync(join(folder, "rollcall.db"));
  const damaged = readFileSync(join(folder, "good.backup"));
  damaged.fill(7, 3 * 4096, 5 * 4096);
  writeFileSync(join(folder, "damaged.backup"), damaged);
  new DatabaseSync(join(folder, "other.backup")).exec("create table notes (id text)");
  write("text.backup", "a text");
  write("dump.backup", "PGDMP");
  for (const [file, message] of [
    ["gone.backup", /gone\.backup` does not exist\n$/],
    ["damaged.backup", /damaged\.backup` can't be used; nothing was changed: it is damaged: /],
    ["other.backup", /other\.backup` can't be used; nothing was changed: it has no Rollcall tables\n$/],
    ["text.backup", /text\.backup` is not a backup: choose a file that `rollcall backup` has written\n$/],
    [
      "dump.backup",
      /dump\.backup` is a backup of PostgreSQL, but the configured database is SQLite: restore it to Post/,
    ],
  ] as const) {
    const { code, out, err } = await call(["restore", file, "--yes"]);
    assert.deepEqual([code, out], [1, ""], file);
    assert.match(err, message);
    assert.deepEqual(readFileSync(join(folder, "rollcall.db")), before);
  }
  copyFileSync(join(folder, "good.backup"), join(folder, "rollcall.db"));
  const into = await call(["backup", "nowhere/file"]);
  assert.match(into.err, /^rollcall: the folder `\S+nowhere` does not exist\n$/);
  assert.deepEqual([into.code, existsSync(join(folder, "nowhere"))], [1, false]);
});

test("refuses to back up a database without tables, and creates no file", async (t) => {
  const { call, folder } = install(t, configured());
  const { code, err } = await call(["backup", "empty.backup"]);
  assert.equal(code, 1);
  assert.match(err, /^rollcall: `\S+rollcall\.db` has no Rollcall tables, so there is nothing to back up\n$/);
  assert.deepEqual([existsSync(join(folder, "rollcall.db")), existsSync(join(folder, "empty.backup"))], [false, false]);
});

test("refuses to back up a database that predates the first release, and names it", async (t) => {
  const { call, folder } = install(t, configured());
  await call(["migrate"]);
  new DatabaseSync(join(folder, "rollcall.db")).exec("update rollcall_schema set format = 1");
  const { code, err } = await call(["backup", "old.backup"]);
  assert.equal(code, 1);
  assert.match(err, /^rollcall: `\S+rollcall\.db` can't be used; nothing was changed: the database has format 1, /);
  assert.equal(existsSync(join(folder, "old.backup")), false);
});

const installed = installedPrograms();
let started: Promise<DatabaseServer> | undefined;
after(async () => (await started)?.stop());

/** The folder with the programs of PostgreSQL. */
const path = { PATH: [installed, process.env["PATH"]].filter(Boolean).join(delimiter) };

/** An installation on a server of the installed version, or undefined if the test is skipped without one. */
async function installWithTools(t: TestContext): Promise<PostgresInstallation | undefined> {
  const server =
    installed === undefined ? testDatabase() : (started ??= startServerOf(installed)).then(({ url }) => url);
  const installation = await installOverPostgres(t, "", server);
  const { rows } = await installation.admin.query<{ server_version_num: string }>("show server_version_num");
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  try {
    await requireTool("pg_dump", { name: "the server", version }, path);
    return installation;
  } catch (error) {
    t.skip(`${String(error)}; or set DATABASE_URL to a server of an installed version`);
    return undefined;
  }
}

test("backs up and restores PostgreSQL through pg_dump, without printing the password [F4, F12]", async (t: TestContext) => {
  const installation = await installWithTools(t);
  if (installation === undefined) return;
  const { call, admin, schema } = installation;
  const people = async () =>
    (
      await admin.query<{ id: string }>(`select host_user_id || name as id from "${schema}".people order by 1`)
    ).rows.map(({ id }) => id);
  const first = await serving(installation);
  await first.signIn("ann", "bob");
  await admin.query(`update "${schema}".people set name = $1 where host_user_id = 'bob'`, ["B\u2028o\n\\.\nb\t"]);
  const made = await call(["backup", "monday.backup"], path);
  assert.deepEqual([made.code, made.err], [0, ""]);
  assert.match(made.out, /\n {2}rows {2}\d+ rows in \d+ tables, checked\n$/);
  const before = await people();
  await first.signIn("cleo");
  await first.stop();
  const restored = await call(["restore", "monday.backup", "--yes"], path);
  assert.deepEqual([restored.code, restored.err], [0, ""]);
  assert.deepEqual(await people(), before);
  assert.ok(![made.out, restored.out].join("").includes(password));
  const second = await serving(installation);
  await second.signIn("dora");
  await second.stop();
  assert.equal((await people()).length, 3);
  await admin.query(`drop schema "${schema}" cascade`);
  assert.equal((await call(["restore", "monday.backup"], path)).code, 0);
  assert.deepEqual(await people(), before);
});

test("backs up and restores tables of any name, with a percent sign in the password [F4]", async (t: TestContext) => {
  const installation = await installWithTools(t);
  if (installation === undefined) return;
  const { call, admin, schema, write, connectionString } = installation;
  const postgres = decodeURIComponent(connectionString).replace(/:[^:@/]*@/, ":50%off@");
  const tablePrefix = `Büro "1". ${"x".repeat(70)}`;
  write("rollcall.config.ts", configured("", JSON.stringify({ postgres, schema, tablePrefix })));
  for (const command of [["migrate"], ["backup", "a.backup"], ["restore", "a.backup", "--yes"]]) {
    const { code, err } = await call(command, path);
    assert.deepEqual([code, err], [0, ""]);
  }
  await admin.query(`drop schema "${new PostgresDatabase({ postgres, schema, tablePrefix }, []).jobsSchema}" cascade`);
});

test("replaces damaged tables and a newer version's tables, on a server older than the programs that wrote the backup [F4]", async (t: TestContext) => {
  const installation = await installWithTools(t);
  if (installation === undefined) return;
  const { call, folder, schema, admin } = installation;
  for (const command of [["migrate"], ["backup", "a.backup"]]) assert.equal((await call(command, path)).code, 0);
  const tools = join(folder, "tools");
  mkdirSync(tools);
  const script = `#!/bin/sh\nPATH='${path.PATH}'\n[ "$1" = --version ] || echo 'SET transaction_timeout = 0;'\nexec pg_restore "$@"\n`;
  writeFileSync(join(tools, "pg_restore"), script, { mode: 0o755 });
  await admin.query(`drop table "${schema}".people cascade`);
  await admin.query(`update "${schema}".rollcall_schema set format = 99, shape = 'newer'`);
  const restored = await call(["restore", "a.backup", "--yes"], { PATH: `${tools}${delimiter}${path.PATH}` });
  assert.deepEqual([restored.code, restored.err], [0, ""]);
});

test("says which tables are damaged, with the database's error code [F12]", async (t: TestContext) => {
  const sqlite = install(t, configured());
  const postgres = await installOverPostgres(t);
  for (const { call } of [sqlite, postgres]) assert.equal((await call(["migrate"])).code, 0);
  const file = new DatabaseSync(join(sqlite.folder, "rollcall.db"));
  file.exec("drop table people");
  file.close();
  await postgres.admin.query(`drop table "${postgres.schema}".people cascade`);
  for (const [{ call }, problem] of [
    [sqlite, /is damaged: no such table: \S*people \[1\]; restore a backup with `rollcall restore`, or/],
    [postgres, /is damaged: relation "\S+people" does not exist \[42P01\]; restore a backup with `rollcall/],
  ] as const) {
    const { code, err } = await call(["backup", "a.backup"]);
    assert.equal(code, 1);
    assert.match(err, problem);
  }
});

test("says what to install if the PostgreSQL programs are missing or older than the server", async (t) => {
  const { call, folder } = await installOverPostgres(t);
  await call(["migrate"]);
  const programs = join(folder, "programs");
  mkdirSync(programs);
  const missing = await call(["backup", "a.backup"], { PATH: programs });
  assert.equal(missing.code, 1);
  assert.match(
    missing.err,
    /^rollcall: `pg_dump` can't be run \(ENOENT\): install the PostgreSQL client programs, such as /,
  );
  writeFileSync(join(programs, "pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n");
  chmodSync(join(programs, "pg_dump"), 0o755);
  const old = await call(["backup", "a.backup"], { PATH: programs });
  assert.equal(old.code, 1);
  assert.match(
    old.err,
    /`pg_dump` has version 9, but the server has version \d+: install the PostgreSQL client programs \d+ or newer\n$/,
  );
  assert.equal(existsSync(join(folder, "a.backup")), false);
});

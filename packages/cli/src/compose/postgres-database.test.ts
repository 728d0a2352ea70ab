import { createHttpClient } from "@rollcall/client";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { configured, install, strongSecret } from "../installation.fixture.ts";
import { PostgresDatabase } from "./postgres-database.ts";
import { installOverPostgres, password } from "../postgres-installation.fixture.ts";

interface Report {
  readonly findings: readonly { name: string; status: string; message: string; remedy?: string }[];
}

const findingsOf = (out: string): Readonly<Partial<Record<string, Report["findings"][number]>>> =>
  Object.fromEntries((JSON.parse(out) as Report).findings.map((finding) => [finding.name, finding]));

test("runs each command over PostgreSQL and never prints the connection's password [F12, F15]", async (t) => {
  const { call, start, schema, admin } = await installOverPostgres(t, `port: 0, secret: "${strongSecret}",`);
  const database = async () => {
    const { out } = await call(["doctor", "--json"], { NODE_ENV: "development" });
    assert.ok(!out.includes(password));
    return findingsOf(out)["database"];
  };
  const before = await database();
  assert.equal(before?.status, "weak");
  assert.match(
    before.message,
    /^postgresql:\/\/\w+@\S+ \(schema \w+\) on PostgreSQL \d+\.\d+, writable, has no tables yet$/,
  );
  const first = await call(["migrate"]);
  assert.deepEqual([first.code, first.err], [0, ""]);
  const lines = first.out.split("\n");
  assert.match(lines[0] ?? "", new RegExp(`^postgresql://.* \\(schema ${schema}\\)$`));
  assert.equal(lines[1], "  before  no schema");
  assert.match(lines[2] ?? "", /^ {2}after {3}version 3\.[0-9a-f]{8}, \d+ tables$/);
  assert.ok(!first.out.includes(password));
  assert.match((await call(["migrate"])).out, /unchanged: the schema is up to date/);
  assert.deepEqual([(await database())?.status], ["ok"]);

  const { until, child, ended } = await start(["serve"]);
  const [, baseUrl = ""] = /is listening on (\S+)/.exec(await until(/is listening on \S+\n/)) ?? [];
  const me = async () =>
    (await createHttpClient({ baseUrl, headers: { "x-user": "ann" }, retry: 0 }).people.getMe({})).person;
  assert.equal((await me()).organizationRole, "member");
  assert.equal((await call(["grant-admin", "--host-user", "ann"])).code, 0);
  assert.equal((await me()).organizationRole, "admin");
  child.kill("SIGTERM");
  const { code, err } = await ended;
  assert.deepEqual([code, err.includes(password)], [0, false]);
  const jobs = await admin.query(`select name from "${schema}_jobs".queue where name = 'mail.dispatch'`);
  assert.equal(jobs.rows.length, 1);
  const rotated = await call(["rotate-secret"]);
  assert.deepEqual([rotated.code, rotated.err], [0, ""]);
});

test("migrate --plan prints the statements for PostgreSQL and changes nothing [F12]", async (t) => {
  const { call, admin } = await installOverPostgres(t);
  const { code, out } = await call(["migrate", "--plan"]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^-- postgresql:.*\n-- before: no schema\n-- pg-boss creates .* in the schema "cli_\w+_jobs" itself\nbegin;\nselect pg_advisory_xact_lock\(.*\ncreate schema "cli_/,
  );
  assert.ok(!out.includes(password));
  assert.equal((await call(["migrate", "--plan"])).out, out);
  await admin.query(out);
  assert.match(
    (await call(["migrate", "--plan"])).out,
    /version 3\.[0-9a-f]{8}\n-- pg-boss .*\n-- the schema is up to date\n$/,
  );
  assert.match((await call(["migrate"])).out, /unchanged: the schema is up to date/);
});

test("migrate and serve refuse a newer version's PostgreSQL schema and don't change it [F12]", async (t) => {
  const { call, admin, schema } = await installOverPostgres(t, "port: 0,");
  await call(["migrate"]);
  await admin.query(`update "${schema}".rollcall_schema set format = 99`);
  for (const command of ["migrate", "serve"]) {
    const { code, out, err } = await call([command]);
    assert.deepEqual([code, out], [1, ""], command);
    assert.match(
      err,
      /^rollcall: `postgresql:.*` cannot be used by this version of Rollcall; it was not changed: .*newer version\n$/,
    );
    assert.ok(!err.includes(password));
  }
  const { out } = await call(["doctor", "--json"]);
  assert.equal(findingsOf(out)["database"]?.status, "missing");
});

test("doctor, migrate and serve report missing tables, but not tables that the user may not access [F12, F15]", async (t) => {
  const { call, admin, schema, createUser } = await installOverPostgres(t);
  await call(["migrate"]);
  const { user, connectionString } = await createUser();
  const limited = install(t, configured("", `{ postgres: "${connectionString}", schema: "${schema}" }`));
  const found = async (installation: Pick<typeof limited, "call">) =>
    findingsOf((await installation.call(["doctor", "--json"])).out)["database"]?.message ?? "";
  await admin.query(
    `grant usage on schema "${schema}" to "${user}"; grant all on all tables in schema "${schema}" to "${user}"`,
  );
  await admin.query(`revoke all on "${schema}".members__words from "${user}"`);
  assert.match(await found(limited), /: the user `\w+` can't read and write all tables$/);
  await admin.query(`drop table "${schema}".members__words`);
  for (const installation of [{ call }, limited]) {
    assert.match(await found(installation), / is damaged: the table `members__words` is missing$/);
    for (const command of [["migrate"], ["serve", "--port", "0"]]) {
      const { code, err } = await installation.call(command);
      assert.equal(code, 1);
      assert.match(err, /is damaged: the table `members__words` is missing; restore a backup with `rollcall restore`/);
    }
  }
});

test("doctor names the permission that a database user lacks, and serve refuses to start without it [F15]", async (t) => {
  const { call, admin, schema, createUser } = await installOverPostgres(t);
  const { user, connectionString } = await createUser();
  const own = configured("", `{ postgres: "${connectionString}", schema: "${schema}" }`);
  const limited = install(t, own);
  const found = async () => {
    const { out } = await limited.call(["doctor", "--json"]);
    assert.ok(!out.includes(password));
    return findingsOf(out)["database"];
  };
  assert.match((await found())?.message ?? "", /: the user `\w+` can't create the schema$/);
  await admin.query(`create schema "${schema}"; grant usage on schema "${schema}" to "${user}"`);
  assert.match((await found())?.message ?? "", /: the user `\w+` can't create tables in the schema$/);
  await call(["migrate"]);
  await admin.query(`grant select on all tables in schema "${schema}" to "${user}"`);
  assert.match((await found())?.message ?? "", /: the user `\w+` can't read and write all tables$/);
  const served = await limited.call(["serve", "--port", "0"]);
  assert.equal(served.code, 1);
  assert.match(
    served.err,
    /cannot be used: the user `\w+` can't read and write all tables: grant the user the permission/,
  );
  await admin.query(`grant insert, update, delete on all tables in schema "${schema}" to "${user}"`);
  await admin.query(`revoke update on "${schema}".rollcall_schema from "${user}"`);
  assert.match((await found())?.message ?? "", /lacks `select` or `update` on `rollcall_schema`, which writes lock$/);
  await admin.query(`grant update on "${schema}".rollcall_schema to "${user}"`);
  assert.equal((await found())?.status, "ok");
  await admin.query(
    `grant usage on schema "${schema}_jobs" to "${user}"; grant all on all tables in schema "${schema}_jobs" to "${user}"`,
  );
  const { code, out, err } = await limited.call(["migrate"]);
  assert.deepEqual([code, out.includes("up to date"), err], [0, true, ""]);
});

test("reports a PostgreSQL server that can't be reached, without the password", async (t) => {
  const { call } = install(t, configured("", `{ postgres: "postgresql://rollcall:${password}@127.0.0.1:1/app" }`));
  const migrated = await call(["migrate"]);
  assert.deepEqual([migrated.code, migrated.out], [1, ""]);
  assert.equal(
    migrated.err,
    "rollcall: `postgresql://rollcall@127.0.0.1:1/app (schema rollcall)` cannot be used: the database is not reachable (ECONNREFUSED): check that the server runs, and the address, user and password in the connection string\n",
  );
  const { out } = await call(["doctor", "--json"]);
  const { status, message = "", remedy = "" } = findingsOf(out)["database"] ?? {};
  assert.equal(status, "missing");
  assert.match(message, /not reachable \(ECONNREFUSED\)$/);
  assert.match(remedy, /check that the server runs/);
  assert.ok(!(out + migrated.err).includes(password));
});

test("says to create a missing PostgreSQL database", async (t) => {
  const address = new URL(await testDatabase());
  address.pathname = "/nowhere";
  const { call } = install(t, configured("", `{ postgres: "${address.href}" }`));
  const remedy = "create it, or correct its name in the connection string";
  const { code, err } = await call(["migrate"]);
  assert.deepEqual([code, err.endsWith(`cannot be used: the database is missing: ${remedy}\n`)], [1, true], err);
  const { database } = findingsOf((await call(["doctor", "--json"])).out);
  assert.deepEqual([database?.status, database?.remedy], ["missing", remedy]);
});

/** An installation in which a package is missing. */
async function installWithout(t: TestContext, missing: string) {
  const database = `{ postgres: "${await testDatabase()}", schema: "without_${process.pid}" }`;
  const { run, write, folder } = install(t, configured("", database));
  write(
    "without.mjs",
    `import { registerHooks } from "node:module";
    registerHooks({ resolve: (name, context, next) => next(name === "${missing}" ? "no-such-package" : name, context) });`,
  );
  const hooks = pathToFileURL(join(folder, "without.mjs")).href;
  return (args: readonly string[]) => run(args, { NODE_OPTIONS: `--import=${hooks}` });
}

test("doctor accepts a missing `pg-boss`, which only `rollcall serve` needs [F15]", async (t) => {
  const run = await installWithout(t, "pg-boss");
  const { database, jobs } = findingsOf((await run(["doctor", "--json"])).out);
  assert.deepEqual([database?.status, jobs?.status], ["weak", "weak"]);
  assert.equal(jobs?.message, "`pg-boss` is not installed: `rollcall serve` can't start");
});

test("says what to install if `pg` is missing, and creates nothing", async (t) => {
  const run = await installWithout(t, "pg");
  const { code, err } = await run(["serve", "--port", "0"]);
  assert.deepEqual(
    [code, err],
    [
      2,
      "rollcall: PostgreSQL needs the package `pg`, and `rollcall serve` also needs `pg-boss`: run `npm install pg pg-boss`\n",
    ],
  );
});

test("keeps the jobs of similar installations separate, in schemas that pg-boss accepts", () => {
  const postgres = "postgresql://localhost/app";
  const installations = [
    { schema: "a_b" },
    { schema: "a", tablePrefix: "b_" },
    { schema: "a-b" },
    { schema: "A_B" },
    { schema: "ä_b" },
    { schema: "1" },
    { schema: "x".repeat(63), tablePrefix: "1" },
    { schema: "x".repeat(63), tablePrefix: "2" },
  ];
  const schemas = installations.map((names) => new PostgresDatabase({ postgres, ...names }, []).jobsSchema);
  assert.equal(schemas[0], "a_b_jobs");
  assert.equal(new Set(schemas).size, installations.length);
  for (const schema of schemas) createPostgresJobs({ connectionString: postgres, schema });
});

test("serve ends immediately on a signal while it waits for the migration of another process [F12]", async (t) => {
  const { start, admin, schema } = await installOverPostgres(t);
  await admin.query(`begin; select pg_advisory_xact_lock(hashtextextended('rollcall ${schema}', 0))`);
  const { child, ended } = await start(["serve", "--port", "0"]);
  const waiting = "select 1 from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))";
  while (child.exitCode === null && (await admin.query(waiting)).rows.length === 0);
  child.kill("SIGTERM");
  await ended;
  assert.equal(child.signalCode, "SIGTERM");
  await admin.query("rollback");
});

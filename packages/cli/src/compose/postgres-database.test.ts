import { createHttpClient } from "@rollcall/client";
import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { configured, install, strongSecret } from "../installation.fixture.ts";
import { installOverPostgres, password } from "../postgres-installation.fixture.ts";

interface Report {
  readonly findings: readonly { name: string; status: string; message: string; remedy?: string }[];
}

const findingsOf = (out: string): Readonly<Partial<Record<string, Report["findings"][number]>>> =>
  Object.fromEntries((JSON.parse(out) as Report).findings.map((finding) => [finding.name, finding]));

test("runs each command over PostgreSQL, and never prints the password of the connection [F12, F15]", async (t) => {
  const { call, start, schema } = await installOverPostgres(t, `port: 0, secret: "${strongSecret}",`);
  const database = async () => {
    const { out } = await call(["doctor", "--json"], { NODE_ENV: "development" });
    assert.ok(!out.includes(password));
    return findingsOf(out)["database"];
  };
  const before = await database();
  assert.equal(before?.status, "weak");
  assert.match(
    before.message,
    /^postgresql:\/\/\w+@\S+ \(schema \w+\), PostgreSQL \d+\.\d+, writable, has no tables yet$/,
  );
  const first = await call(["migrate"]);
  assert.deepEqual([first.code, first.err], [0, ""]);
  const lines = first.out.split("\n");
  assert.match(lines[0] ?? "", new RegExp(`^postgresql://.* \\(schema ${schema}\\)$`));
  assert.equal(lines[1], "  before  no schema");
  assert.match(lines[2] ?? "", /^ {2}after {3}version 1\.[0-9a-f]{8}, \d+ tables$/);
  assert.ok(!first.out.includes(password));
  assert.match((await call(["migrate"])).out, /unchanged: the schema is up to date/);
  assert.deepEqual([(await database())?.status], ["ok"]);

  const { until } = start(["serve"]);
  const [, baseUrl = ""] = /is listening on (\S+)/.exec(await until(/is listening on \S+\n/)) ?? [];
  const me = async () =>
    (await createHttpClient({ baseUrl, headers: { "x-user": "ann" }, retry: 0 }).people.getMe({})).person;
  assert.equal((await me()).organizationRole, "member");
  assert.equal((await call(["grant-admin", "--host-user", "ann"])).code, 0);
  assert.equal((await me()).organizationRole, "admin");
  const rotated = await call(["rotate-secret"]);
  assert.deepEqual([rotated.code, rotated.err], [0, ""]);
});

test("migrate --plan prints the statements for PostgreSQL and changes nothing [F12]", async (t) => {
  const { call, admin } = await installOverPostgres(t);
  const { code, out } = await call(["migrate", "--plan"]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^-- postgresql:.*\n-- before: no schema\nbegin;\nselect pg_advisory_xact_lock\(.*\ncreate schema "cli_/,
  );
  assert.ok(!out.includes(password));
  assert.equal((await call(["migrate", "--plan"])).out, out);
  await admin.query(out);
  assert.match((await call(["migrate", "--plan"])).out, /version 1\.[0-9a-f]{8}\n-- the schema is up to date\n$/);
  assert.match((await call(["migrate"])).out, /unchanged: the schema is up to date/);
});

test("migrate and serve refuse a PostgreSQL schema of a newer version and do not change it [F12]", async (t) => {
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

test("doctor names the permission that a database user lacks [F15]", async (t) => {
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
  await admin.query(`grant insert, update, delete on all tables in schema "${schema}" to "${user}"`);
  assert.equal((await found())?.status, "ok");
  const { code, out } = await limited.call(["migrate"]);
  assert.deepEqual([code, out.includes("up to date")], [0, true]);
});

test("reports a PostgreSQL server that can't be reached, without the password", async (t) => {
  const { call } = install(t, configured("", `{ postgres: "postgresql://rollcall:${password}@127.0.0.1:1/app" }`));
  const migrated = await call(["migrate"]);
  assert.deepEqual([migrated.code, migrated.out], [1, ""]);
  assert.equal(
    migrated.err,
    "rollcall: `postgresql://rollcall@127.0.0.1:1/app (schema rollcall)` cannot be used: the database is not reachable (ECONNREFUSED)\n",
  );
  const { out } = await call(["doctor", "--json"]);
  const { status, message = "", remedy = "" } = findingsOf(out)["database"] ?? {};
  assert.equal(status, "missing");
  assert.match(message, /not reachable \(ECONNREFUSED\)$/);
  assert.match(remedy, /check that the server runs/);
  assert.ok(!(out + migrated.err).includes(password));
});

test("says what to install if the package `pg` is missing", async (t) => {
  const { run, write, folder } = install(t, configured("", `{ postgres: "${await testDatabase()}" }`));
  write(
    "without-pg.mjs",
    `import { registerHooks } from "node:module";
    registerHooks({ resolve(name, context, next) {
      return next(name === "pg" ? "no-such-package" : name, context);
    } });`,
  );
  const hooks = pathToFileURL(join(folder, "without-pg.mjs")).href;
  const { code, err } = await run(["migrate"], { NODE_OPTIONS: `--import=${hooks}` });
  assert.deepEqual(
    [code, err],
    [2, "rollcall: PostgreSQL needs the package `pg`, which is not installed: run `npm install pg`\n"],
  );
});

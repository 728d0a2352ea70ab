import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import test from "node:test";
import { runCommand } from "../command.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { configured, type Installation, install } from "../installation.fixture.ts";
import { installOverPostgres, password } from "../postgres-installation.fixture.ts";

const recorded = join(import.meta.dirname, "../../../tools/src/released/first-release.sqlite.sql");

/** Creates a SQLite file with the recorded rows of the first release, which fill most collections. */
async function recordedFile({ folder, call }: Installation): Promise<string> {
  const path = join(folder, "source.db");
  const database = new DatabaseSync(path);
  database.exec(readFileSync(recorded, "utf8"));
  database.close();
  await call(["migrate", "--config", sqliteConfig("source.db")]);
  return path;
}

const sqliteConfig = (file: string): string => `${file}.config.mjs`;

/** All rows of the tables of collections, without the numbers of rows. */
function rowsIn(path: string): Readonly<Record<string, readonly string[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare(
    "select name from sqlite_master where type = 'table' and name not like '%\\_\\_%' escape '\\'",
  );
  const rows = tables.all().map(({ name }): [string, string[]] => [
    String(name),
    database
      .prepare(`select * from "${String(name)}"`)
      .all()
      .map(({ _id: _number, ...row }) => JSON.stringify(row))
      .sort(),
  ]);
  database.close();
  return Object.fromEntries(rows);
}

test("copies an installation from SQLite to PostgreSQL and back with all its rows, and searches find them [F12]", async (t) => {
  const installation = await installOverPostgres(t);
  const { call, folder, write, schema, admin } = installation;
  for (const file of ["source.db", "back.db"])
    write(sqliteConfig(file), `export default { database: { sqlite: "${file}" } };`);
  const path = await recordedFile(installation);
  const there = await call(["copy", "--from", "sqlite:source.db"]);
  assert.deepEqual([there.code, there.err], [0, ""]);
  assert.match(there.out, /\n {2}people {2}19\n/);
  assert.match(there.out, /source\.db\n {2}to {4}postgresql:.*\n {2}rows {2}\d{3} rows in \d+ tables, compared\n$/);
  assert.ok(!there.out.includes(password));
  const { rows: words } = await admin.query<{ count: string }>(`select count(*) from "${schema}".people__words`);
  const source = new DatabaseSync(path, { readOnly: true });
  assert.equal(Number(words[0]?.count), source.prepare("select count(*) as n from people__words").get()?.["n"]);
  source.close();

  const { rollcall, close } = await openRollcall(await loadConfig({ cwd: folder }, undefined));
  const identity = { organizationId: "acme", hostUserId: "host-Ann", email: "ann@example.org", emailVerified: true };
  const actor = await rollcall.recognise({ ...identity, name: "Ann", organizationRole: "member" });
  const run = async (name: string, input: object) => rollcall.call("run", { name, input, actor });
  const { schedules } = (await run("schedules.list", {})) as { schedules: { id: string; name: string }[] };
  const scheduleId = schedules.find(({ name }) => name === "Night desk")?.id;
  const { rows } = (await run("members.list", { scheduleId, search: "ma" })) as { rows: { name: string }[] };
  assert.deepEqual(rows.map(({ name }) => name).sort(), ["Max", "May"]);
  assert.deepEqual((await rollcall.verifyHistory()).findings, []);
  await close();

  await admin.query(`delete from "${schema}".profile_list_moves`);
  const back = await call(["copy", "--to", "sqlite:back.db"]);
  assert.deepEqual([back.code, back.err], [0, ""]);
  const [before, after] = [rowsIn(path), rowsIn(join(folder, "back.db"))];
  for (const [table, expected] of Object.entries(before)) assert.deepEqual(after[table], expected, table);
});

test("copies only into an empty database, and only from a database of the same version [F12]", async (t) => {
  const { call, folder, write } = install(t, configured());
  const none = await call(["copy"]);
  assert.deepEqual(
    [none.code, none.err],
    [2, "rollcall: name the source with --from, the target with --to, or both\n"],
  );
  const wrong = await call(["copy", "--to", "mysql://u:hush@db/x"]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /^rollcall: a database must look like `sqlite:rollcall\.db` or `postgres:postgresql:.*`\n$/);
  assert.match((await call(["copy", "--to", "sqlite:new.db"])).err, /rollcall\.db` has no Rollcall tables\n$/);
  write(sqliteConfig("source.db"), `export default { database: { sqlite: "source.db" } };`);
  await recordedFile({ folder, call } as Installation);
  const from = ["copy", "--from", "sqlite:source.db"];
  assert.match((await call([...from, "--to", "sqlite::memory:"])).err, /the target is in memory, so the copy would be/);
  const same = await call([...from, "--to", "sqlite:./source.db"]);
  assert.equal(same.code, 2);
  assert.match(same.err, /both `\S+source\.db`: name the other database with --to or --from\n$/);
  assert.equal((await call([...from, "--to", "sqlite:new.db"])).code, 0);
  const again = await call([...from, "--to", "sqlite:new.db"]);
  assert.deepEqual([again.code, again.out], [1, ""]);
  assert.match(again.err, /new\.db` already has \d+ rows: copy into an empty database\n$/);
  const database = new DatabaseSync(join(folder, "source.db"));
  database.exec(
    "insert into rollcall_schema select 'vehicles', format, json_set(shape, '$.name', 'vehicles') from rollcall_schema limit 1",
  );
  database.exec("create table vehicles (id text)");
  database.close();
  assert.match(
    (await call([...from, "--to", "sqlite:other.db"])).err,
    /has tables of domains that the configuration does not list in `parts\.domains`: vehicles\n$/,
  );
});

test("copies nothing if the source is changed during the copy [F5]", async (t) => {
  const { folder, call, write } = install(t, configured());
  write(sqliteConfig("source.db"), `export default { database: { sqlite: "source.db" } };`);
  const path = await recordedFile({ folder, call } as Installation);
  let err = "";
  let isChanged = false;
  const change = (): void => {
    if (isChanged) return;
    isChanged = true;
    const database = new DatabaseSync(path);
    database.exec("update people set name = 'Anna' where host_user_id = 'host-Ann'");
    database.close();
  };
  const code = await runCommand(["copy", "--from", "sqlite:source.db", "--to", "sqlite:new.db"], {
    cwd: folder,
    env: {},
    out: { write: change },
    err: { write: (text) => void (err += text) },
    confirm: () => Promise.resolve(false),
    waitForShutdownSignal: () => Promise.resolve(),
  });
  assert.equal(code, 1);
  assert.match(err, /nothing was copied: `people` was changed during the copy: stop all servers and copy again\n$/);
  const rows = Object.entries(rowsIn(join(folder, "new.db"))).filter(([name]) => name !== "rollcall_schema");
  assert.deepEqual(
    rows.flatMap(([, all]) => all),
    [],
  );
  assert.equal((await call(["copy", "--from", "sqlite:source.db", "--to", "sqlite:new.db"])).code, 0);
});

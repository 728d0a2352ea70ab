import assert from "node:assert/strict";
import test from "node:test";
import { crew, ships } from "../../crew.fixture.ts";
import { databaseProxy } from "../database-proxy.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";
import { createPostgresStore, inspectPostgres } from "../index.ts";

test("reports what opening a PostgreSQL store would add, without changing anything [F12]", async (context) => {
  const { connectionString, schema, admin, store } = await freshSchema(context);
  const look = () => inspectPostgres({ connectionString, schema }, [ships, crew]);
  const absent = await look();
  assert.match(absent.server, /^\d+\.\d+$/);
  assert.deepEqual([absent.state, absent.version, absent.isPooled, absent.denied], ["absent", null, false, undefined]);
  const { rows } = await admin.query("select 1 from pg_namespace where nspname = $1", [schema]);
  assert.equal(rows.length, 0);
  await store().open([ships]);
  const older = await look();
  assert.deepEqual([older.state, older.missing], ["older", [{ collection: "crew", fields: null }]]);
  await store().open([ships, crew]);
  const current = await look();
  assert.deepEqual([current.state, current.missing], ["current", []]);
  assert.match(current.version ?? "", /^3\.[0-9a-f]{8}$/);
  assert.match(
    (await inspectPostgres({ connectionString, schema }, [{ ...ships, key: ["crew"] }])).problem ?? "",
    /key/,
  );
});

test("refuses a PostgreSQL server that is older than supported [F12]", async (context) => {
  const { connectionString, schema, admin } = await freshSchema(context);
  await admin.query(`create schema "${schema}";
    create function "${schema}".current_setting(name text) returns text language sql as $$ select case name
      when 'server_version' then '12.22' when 'server_version_num' then '120022' else pg_catalog.current_setting(name, false) end $$`);
  const older = new URL(connectionString);
  // A schema in front of the system's own schema overrides its functions.
  older.searchParams.set("options", `-c search_path=${schema},pg_catalog`);
  const message = "the server has version 12.22; version 13 or newer is required";
  const { state, problem } = await inspectPostgres({ connectionString: older.href, schema }, [ships]);
  assert.deepEqual([state, problem], ["incompatible", message]);
  const store = createPostgresStore({ connectionString: older.href, schema });
  await assert.rejects(async () => store.open([ships]), { name: "StoreIncompatible", message });
  await store.close();
});

test("recognizes a pooler in front of PostgreSQL [F12]", async (context) => {
  const { connectionString, schema } = await freshSchema(context);
  const pooler = await databaseProxy(context, connectionString, true);
  const database = { connectionString: pooler.connectionString, directConnectionString: connectionString, schema };
  assert.equal((await inspectPostgres(database, [ships])).isPooled, true);
});

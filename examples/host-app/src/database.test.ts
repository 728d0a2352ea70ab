import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { testDatabase } from "@rollcall/tools/postgres";
import pg from "pg";
import type { Assets } from "./assets.ts";
import { schema } from "./database.ts";
import { HostError, startHost } from "./start-host.ts";

test("explains in one sentence why the database in DATABASE_URL can't be used, and what to do", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-host-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const server = await testDatabase();
  const admin = new pg.Client(server);
  await admin.connect();
  const user = `reader_${process.pid}`;
  await admin.query(`create role "${user}" login`);
  await admin.query(`create database "${user}"`);
  t.after(async () => {
    await admin.query(`drop database "${user}"`);
    await admin.query(`drop role "${user}"`);
    await admin.end();
  });
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(server);
    change(url);
    return url.href;
  };
  const refusals = {
    nonsense: /^Can't use the database: DATABASE_URL must look like postgresql:\/\/user:password@host:5432\/database$/,
    "postgresql://u:hush@127.0.0.1:1/app":
      /: the database is not reachable \(ECONNREFUSED\)\. Check that the server runs/,
    [changed((url) => (url.pathname = "/nowhere"))]:
      /: the database is missing\. Check .* name of the database in DATABASE_URL$/,
    [changed((url) => (url.username = "nobody"))]: /: the database is not accessible \(sign-in refused\)\. Check/,
    [changed((url) => ([url.username, url.pathname] = [user, `/${user}`]))]:
      /: the user `reader_\d+` can't create the schema\. Grant the permission, or name another user/,
  };
  for (const [databaseUrl, message] of Object.entries(refusals)) {
    const assets = new Promise<Assets>(() => undefined);
    await assert.rejects(startHost({ folder, databaseUrl, port: 0, assets }), (error) => {
      assert.ok(error instanceof HostError);
      assert.match(error.message, message);
      assert.ok(!error.message.includes("hush"));
      return true;
    });
  }
  const { rowCount } = await admin.query("select from pg_namespace where nspname = $1", [schema]);
  assert.equal(rowCount, 0);
});

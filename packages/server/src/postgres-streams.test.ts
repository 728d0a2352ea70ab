import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import test, { type TestContext } from "node:test";
import { createClient, createInProcessTransport, createRollcall, type StreamMessage } from "@rollcall/core";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { testDatabase } from "@rollcall/tools/postgres";
import pg from "pg";
import { createServer } from "./create-server.ts";
import { nodePlatform } from "./node/index.ts";
import { identityOf, site } from "./world.fixture.ts";

test("misses no change in event streams if a process dies before announcing it, or while the connection is lost [F7]", async (t) => {
  const { connectionString, schema, admin } = await freshSchema(t);
  const named = new URL(connectionString);
  named.searchParams.set("application_name", schema);
  const reader = await openServer(t, named.href, schema);
  const { schedule } = await reader.client.schedules.create({ name: "Ward 3" });
  const scheduleId = schedule.id;
  const next = await reader.openStream(scheduleId, schedule.number);
  assert.equal((await next()).kind, "ready");

  const program = new URL("dying-writer.fixture.ts", import.meta.url);
  const dying = fork(program, [connectionString, schema, scheduleId, "Ward 4"], {
    execArgv: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  });
  const [, signal] = (await once(dying, "exit")) as [unknown, string];
  assert.equal(signal, "SIGKILL");
  // The listening connection also checks for commits every two seconds.
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = '${schema}' and (query like 'listen %' or query like '%pg_current_snapshot%')`,
  );
  assert.equal(rowCount, 1);
  // The change isn't announced in any other way.
  const numberOf = (message: StreamMessage) => message.kind === "change" && message.number;
  assert.equal(numberOf(await next()), schedule.number + 1);
  const writer = await openServer(t, connectionString, schema);
  await writer.client.schedules.update({ scheduleId, name: "Ward 5" });
  assert.equal(numberOf(await next()), schedule.number + 2);
});

async function freshSchema(t: TestContext) {
  const connectionString = await testDatabase();
  const schema = `streams_${process.pid}`;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  t.after(async () => {
    await admin.query(`drop schema if exists ${schema} cascade`);
    await admin.end();
  });
  return { connectionString, schema, admin };
}

/** A server on the database, as in each process. */
async function openServer(t: TestContext, connectionString: string, schema: string) {
  const rollcall = await createRollcall({ store: createPostgresStore({ connectionString, schema }), ...nodePlatform });
  const server = createServer({ rollcall, authenticate: () => identityOf("ann") });
  const ends = new AbortController();
  t.after(async () => {
    ends.abort();
    server.close();
    await server.idle();
    await rollcall.close();
  });
  return {
    client: createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identityOf("ann")))),
    /** Opens an event stream. Returns a function that waits for its next message. */
    async openStream(topic: string, number: number): Promise<() => Promise<StreamMessage>> {
      const position = encodeURIComponent(JSON.stringify({ [topic]: number }));
      const request = new Request(`${site}/rollcall/events?position=${position}`, { signal: ends.signal });
      const { body } = await server.handler(request);
      assert.ok(body);
      const text = body.pipeThrough(new TextDecoderStream()).getReader();
      let buffer = "";
      return async () => {
        for (;;) {
          const found = /^data: (.*)\n/m.exec(buffer);
          if (found !== null) {
            buffer = buffer.slice(found.index + found[0].length);
            return JSON.parse(found[1] ?? "") as StreamMessage;
          }
          const { value, done } = await text.read();
          if (done) throw new Error("the stream ended");
          buffer += value;
        }
      };
    },
  };
}

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import { createWorld } from "../world.fixture.ts";
import { nodePlatform, serve } from "./index.ts";

test("a server listens on a free port and lets go of it", async () => {
  const { server, scheduleId } = await createWorld();
  const listening = await serve({ server, port: 0 });
  const client = createHttpClient({ baseUrl: `${listening.url}/rollcall`, headers: { "x-user": "ann" }, retry: 0 });
  const { schedule } = await client.schedules.get({ scheduleId });
  assert.equal(schedule.name, "Ward 3");
  await listening.close();
  await assert.rejects(client.schedules.get({ scheduleId }), { code: "server.unreachable" });
});

test("a port that is taken is an error at once", async () => {
  const { server } = await createWorld();
  const listening = await serve({ server, port: 0 });
  await assert.rejects(serve({ server, port: listening.port }), { code: "EADDRINUSE" });
  await listening.close();
});

test("closing ends event streams and lets an answer under way finish", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = (): void => undefined;
  const asked = new Promise<void>((resolve) => (begun = resolve));
  const world = await createWorld({
    authenticate: async ({ headers, url }) => {
      const user = String(headers.get("x-user"));
      if (url.includes("schedules.list")) {
        begun();
        await held;
      }
      return {
        organizationId: "org",
        hostUserId: user,
        email: `${user}@example.org`,
        emailVerified: true,
        name: user,
        organizationRole: "member",
      };
    },
  });
  const { url, close } = await serve({ server: world.server, port: 0 });
  const headers = { "x-user": "bob" };
  const position = encodeURIComponent(JSON.stringify({ [world.scheduleId]: null }));
  const events = await fetch(`${url}/rollcall/events?position=${position}`, { headers });
  const answer = fetch(`${url}/rollcall/schedules.list`, { headers });
  await asked;
  const closed = close();
  assert.match(await events.text(), /id: ready|^: \n\n/);
  release();
  assert.equal((await answer).status, 200);
  await closed;
});

test("bytes that are no HTTP are refused and the server goes on [F14]", async () => {
  const { server } = await createWorld();
  const { url, port, close } = await serve({ server, port: 0 });
  const lines = [
    "\u0000\u0001\u0002\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /rollcall/schedules.list HTTP/1.1\r\nHost: \u0000\r\n\r\n",
    "GET /rollcall/schedules.list HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    "GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "POST /rollcall/schedules.rename HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    `GET /rollcall/${"x".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  ];
  for (const line of lines) {
    const socket = connect(port, "localhost");
    let answer = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => (answer += chunk));
    socket.on("error", () => undefined);
    socket.end(line, "latin1");
    await once(socket, "close");
    assert.match(answer, /^(HTTP\/1\.1 4\d\d|$)/, line.slice(0, 60));
  }
  assert.equal((await fetch(`${url}/rollcall/health`)).status, 200);
  await close();
});

test("ids of the platform are new, and in the order in which they are made", () => {
  const ids = Array.from({ length: 10_000 }, () => nodePlatform.ids.next());
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.toSorted(), ids);
  for (const id of ids) assert.match(id, /^[\w-]{1,64}$/);
  assert.ok(Math.abs(nodePlatform.clock.now() - Date.now()) < 1000);
});

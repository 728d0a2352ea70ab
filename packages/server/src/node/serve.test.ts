import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import type { LogEntry } from "../log.ts";
import { createWorld } from "../world.fixture.ts";
import { nodePlatform, serve } from "./index.ts";

test("listens on a free port and releases it", async () => {
  const { server, scheduleId } = await createWorld();
  const listening = await serve({ server, port: 0 });
  const client = createHttpClient({ baseUrl: `${listening.url}/rollcall`, headers: { "x-user": "ann" }, retry: 0 });
  const { schedule } = await client.schedules.get({ scheduleId });
  assert.equal(schedule.name, "Ward 3");
  await listening.close();
  await assert.rejects(client.schedules.get({ scheduleId }), { code: "server.unreachable" });
});

test("rejects immediately if the port is in use", async () => {
  const { server } = await createWorld();
  const listening = await serve({ server, port: 0 });
  await assert.rejects(serve({ server, port: listening.port }), { code: "EADDRINUSE" });
  await listening.close();
});

test("ends event streams and finishes running requests when it closes", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let started = (): void => undefined;
  const asked = new Promise<void>((resolve) => (started = resolve));
  const world = await createWorld({
    authenticate: async ({ headers, url }) => {
      const user = String(headers.get("x-user"));
      if (url.includes("schedules.list")) {
        started();
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

test("rejects bytes that are not HTTP and keeps serving [F14]", async () => {
  const { server } = await createWorld();
  const { url, port, close } = await serve({ server, port: 0 });
  const lines = [
    "\u0000\u0001\u0002\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /rollcall/schedules.list HTTP/1.1\r\nHost: \u0000\r\n\r\n",
    "GET /rollcall/schedules.list HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    "GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "POST /rollcall/schedules.update HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
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

/** Writes parts to a socket and reads until the server closes it. */
async function exchange(port: number, parts: readonly string[]): Promise<string> {
  const socket = connect(port, "localhost");
  let answer = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => (answer += chunk));
  socket.on("error", () => undefined);
  await once(socket, "connect");
  for (const part of parts) await new Promise((resolve) => socket.write(part, "latin1", resolve));
  await once(socket, "close");
  return answer;
}

const posted = (...headers: readonly string[]): string =>
  [
    "POST /rollcall/schedules.update HTTP/1.1",
    "Host: localhost",
    "X-User: ann",
    "Content-Type: application/json",
    ...headers,
    "\r\n",
  ].join("\r\n");

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

test("reads a chunked body without an announced length [F14]", async () => {
  const { server, scheduleId } = await createWorld();
  const { port, close } = await serve({ server, port: 0 });
  const body = JSON.stringify({ scheduleId, name: "In chunks" });
  const head = posted("Transfer-Encoding: chunked", "Connection: close");
  const answer = await exchange(port, [head, chunk(body.slice(0, 9)), chunk(body.slice(9)), "0\r\n\r\n"]);
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /"name":"In chunks"/);
  await close();
});

test("refuses a body above the limit over a socket, announced or chunked, and closes the connection [F14]", async () => {
  const { server } = await createWorld({ bodyLimit: 1000 });
  const { port, close } = await serve({ server, port: 0 });
  const announced = await exchange(port, [posted("Content-Length: 9000"), "x".repeat(2000)]);
  const inChunks = await exchange(port, [posted("Transfer-Encoding: chunked"), chunk("x".repeat(2000))]);
  for (const answer of [announced, inChunks]) {
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /^connection: close\r$/im);
    assert.match(answer, /request\.too-large/);
  }
  await close();
});

test("treats a truncated body as the caller's error [F14]", async () => {
  let logged = (_entry: LogEntry): void => undefined;
  const entry = new Promise<LogEntry>((resolve) => (logged = resolve));
  let known = (): void => undefined;
  const asked = new Promise<void>((resolve) => (known = resolve));
  const { server } = await createWorld({
    log: (entry) => {
      logged(entry);
    },
    authenticate: () => {
      known();
      return {
        organizationId: "org",
        hostUserId: "ann",
        email: "ann@example.org",
        emailVerified: true,
        name: "ann",
        organizationRole: "admin",
      };
    },
  });
  const { port, close } = await serve({ server, port: 0 });
  const socket = connect(port, "localhost");
  socket.on("error", () => undefined);
  socket.write(`${posted("Content-Length: 99")}{"name"`);
  await asked;
  socket.destroy();
  const { level, code, status } = await entry;
  assert.deepEqual({ level, code, status }, { level: "info", code: "request.invalid", status: 422 });
  await close();
});

test("platform ids are unique and sortable by creation", () => {
  const ids = Array.from({ length: 10_000 }, () => nodePlatform.ids.next());
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.toSorted(), ids);
  for (const id of ids) assert.match(id, /^[\w-]{1,64}$/);
  const before = Date.now();
  const now = nodePlatform.clock.now();
  assert.ok(before <= now && now <= Date.now());
});

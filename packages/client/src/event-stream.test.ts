import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { RollcallError, type StreamMessage } from "@rollcall/core/client";
import { createHttpTransport } from "./index.ts";
import { refuse, scriptedServer, type Step } from "./scripted-server.fixture.ts";

const ready: StreamMessage = { kind: "ready", topics: { s: 1 } };

const begin = (...chunks: readonly (string | Uint8Array)[]): Step =>
  function write(response) {
    response.writeHead(200, { "content-type": "text/event-stream", "rollcall-version": "1" });
    for (const chunk of chunks) response.write(chunk);
  };

const open = (baseUrl: string, signal = new AbortController().signal) =>
  createHttpTransport({ baseUrl }).stream({ s: null }, signal)[Symbol.asyncIterator]();

const refusedWith = (code: string) => (error: unknown) => error instanceof RollcallError && error.code === code;

test("reads whole messages no matter how the stream is split", async (t) => {
  const message = { ...ready, topics: { "schedule ü 🦉": 1 } };
  const bytes = new TextEncoder().encode(`: \n\nid: 1\r\ndata: ${JSON.stringify(message)}\r\n\r\n`);
  const { baseUrl, requests } = await scriptedServer(t, begin(...Array.from(bytes, (byte) => Uint8Array.of(byte))));
  const messages = open(baseUrl);
  assert.deepEqual((await messages.next()).value, message);
  assert.equal(requests[0]?.url, `/rollcall/events?position=${encodeURIComponent('{"s":null}')}`);
  await messages.return?.();
});

test("ends when the server ends the stream", async (t) => {
  const { baseUrl } = await scriptedServer(t, (response, request) => {
    begin(`data: ${JSON.stringify(ready)}\n\n`)(response, request);
    response.end();
  });
  const messages = open(baseUrl);
  assert.deepEqual(await messages.next(), { done: false, value: ready });
  assert.deepEqual(await messages.next(), { done: true, value: undefined });
});

test("reports a broken stream as an unreachable server, after the last messages", async (t) => {
  let broken = (): void => undefined;
  const { baseUrl } = await scriptedServer(t, (response, request) => {
    begin(`data: ${JSON.stringify(ready)}\n\n`)(response, request);
    broken = () => void request.socket.destroy();
  });
  const messages = open(baseUrl);
  assert.deepEqual(await messages.next(), { done: false, value: ready });
  broken();
  await assert.rejects(messages.next(), refusedWith("server.unreachable"));
});

test("reports why a stream was refused, without retrying", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, refuse("request.unauthenticated", 401));
  await assert.rejects(open(baseUrl).next(), refusedWith("request.unauthenticated"));
  const busy = await scriptedServer(t, refuse("store.unavailable", 503));
  await assert.rejects(open(busy.baseUrl).next(), refusedWith("store.unavailable"));
  assert.deepEqual([requests.length, busy.requests.length], [1, 1]);
});

/** Aborts an open stream after `before`, and waits for the end of its connection. */
async function abortAfter(t: TestContext, before: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  let gone: Promise<unknown> | undefined;
  const { baseUrl } = await scriptedServer(t, (response, request) => {
    begin(`data: ${JSON.stringify(ready)}\n\n`)(response, request);
    gone = new Promise((resolve) => request.socket.once("close", resolve));
  });
  const ends = new AbortController();
  const messages = open(baseUrl, ends.signal);
  await messages.next();
  const next = messages.next();
  await before();
  ends.abort();
  assert.deepEqual(await next, { done: true, value: undefined });
  await gone;
}

test("closes the connection of an aborted stream without an error", async (t) => abortAfter(t));

test("closes the connection of a stream that is aborted after a garbage collection", async (t) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await abortAfter(t, async () => {
    for (let index = 0; index < 3; index++) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
  });
});

test("treats a silent stream as broken", async (t) => {
  const { baseUrl } = await scriptedServer(t, begin(`data: ${JSON.stringify(ready)}\n\n`));
  const messages = open(baseUrl);
  await messages.next();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const next = messages.next();
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(40_000);
  await assert.rejects(next, refusedWith("server.unreachable"));
});

import type { AbortSignalLike } from "@rollcall/core/client";
import assert from "node:assert/strict";
import test from "node:test";
import { createHttpTransport } from "./index.ts";
import { answer, refuse, scriptedServer, type Step } from "./scripted-server.fixture.ts";

/** An abort signal of another implementation, and its number of listeners. */
function foreignSignal() {
  const listeners = new Set<() => void>();
  const signal: AbortSignalLike = {
    aborted: false,
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
  };
  return { signal, listeners };
}

const live: Step = (response) => {
  response.writeHead(200, { "content-type": "text/event-stream", "rollcall-version": "1" });
  response.write('data: {"kind":"ready","topics":{}}\n\n');
};

test("stops listening to a long-lived signal after each call [F13]", async (t) => {
  const { baseUrl } = await scriptedServer(t, answer({}), refuse("request.invalid", 422));
  const transport = createHttpTransport({ baseUrl });
  const { signal, listeners } = foreignSignal();
  const call = () => transport.call({ name: "members.list", mode: "run", input: {}, options: { signal } });
  const first = call();
  assert.equal(listeners.size, 1);
  await first;
  await assert.rejects(call());
  assert.equal(listeners.size, 0);
});

test("aborts a stream through a long-lived signal, and stops listening when the stream ends [F13]", async (t) => {
  const { baseUrl } = await scriptedServer(t, live);
  const transport = createHttpTransport({ baseUrl });
  const { signal, listeners } = foreignSignal();
  const given = transport.stream({ s: null }, signal)[Symbol.asyncIterator]();
  await given.next();
  assert.equal(listeners.size, 1);
  await given.return?.();
  assert.equal(listeners.size, 0);
  const ended = transport.stream({ s: null }, signal)[Symbol.asyncIterator]();
  await ended.next();
  for (const listener of [...listeners]) listener();
  assert.deepEqual(await ended.next(), { done: true, value: undefined });
  assert.equal(listeners.size, 0);
});

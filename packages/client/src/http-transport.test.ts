import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError, type Transport } from "@rollcall/core/client";
import { createHttpClient, createHttpTransport } from "./index.ts";
import { answer, cut, nothing, page, refuse, scriptedServer, type Step } from "./scripted-server.fixture.ts";

const rename = { name: "schedules.update", mode: "run", input: { scheduleId: "s", name: "x" }, options: {} } as const;
const get = { name: "schedules.get", mode: "run", input: { scheduleId: "s" }, options: {} } as const;

const refusedWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof RollcallError, String(error));
  assert.equal(error.code, code);
  return true;
};

const firstOf = (transport: Transport) =>
  transport.stream({ s: null }, new AbortController().signal)[Symbol.asyncIterator]().next();

test("sends a query as GET with search parameters, and a command as POST with a key", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, answer({}));
  const client = createHttpClient({ baseUrl, headers: { authorization: "Bearer x" } });
  await client.members.list({ scheduleId: "a b&c", limit: 5, assignable: true, search: "5" });
  await client.members.setRole({ scheduleId: "s", personId: "p", role: "viewer" });
  await client.members.setRole.check({ scheduleId: "s", personId: "p", role: "viewer" });
  const [query, command, check] = requests;
  assert.equal(query?.method, "GET");
  assert.equal(query.url, "/rollcall/members.list?scheduleId=a+b%26c&limit=5&assignable=true&search=5");
  assert.equal(query.headers["idempotency-key"], undefined);
  assert.deepEqual([command?.method, command?.url], ["POST", "/rollcall/members.setRole"]);
  assert.equal(command?.body, '{"scheduleId":"s","personId":"p","role":"viewer"}');
  assert.match(String(command.headers["idempotency-key"]), /^[0-9a-f-]{36}$/);
  assert.deepEqual([check?.method, check?.url], ["POST", "/rollcall/members.setRole/check"]);
  for (const { headers } of requests) {
    assert.equal(headers["rollcall-version"], "1");
    assert.equal(headers.authorization, "Bearer x");
  }
});

test("retries after a network failure, and sends commands again with the same key", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, cut, page(502), answer({ done: true }));
  assert.deepEqual(await createHttpTransport({ baseUrl }).call(rename), { done: true });
  assert.equal(requests.length, 3);
  assert.equal(new Set(requests.map(({ headers }) => headers["idempotency-key"])).size, 1);
  assert.equal(new Set(requests.map(({ body }) => body)).size, 1);
});

test("uses a new key for each call, unless the caller sets one", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, answer({}));
  const transport = createHttpTransport({ baseUrl });
  await transport.call(rename);
  await transport.call(rename);
  await transport.call({ ...rename, options: { idempotencyKey: "mine" } });
  const keys = requests.map(({ headers }) => headers["idempotency-key"]);
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[2], "mine");
});

test("respects Retry-After", async (t) => {
  const { baseUrl, requests } = await scriptedServer(
    t,
    refuse("store.unavailable", 503, { "retry-after": "1" }),
    answer(1),
  );
  const began = performance.now();
  assert.equal(await createHttpTransport({ baseUrl }).call(get), 1);
  assert.equal(requests.length, 2);
  assert.ok(performance.now() - began >= 990);
});

test("fails immediately if Retry-After exceeds the timeout", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, refuse("request.throttled", 429, { "retry-after": "60" }));
  await assert.rejects(createHttpTransport({ baseUrl }).call(get), refusedWith("request.throttled"));
  assert.equal(requests.length, 1);
});

test("does not retry a refusal", async (t) => {
  for (const [code, status] of [
    ["request.invalid", 422],
    ["request.not-found", 404],
    ["internal", 500],
    ["request.too-large", 413],
  ] as const) {
    const { baseUrl, requests } = await scriptedServer(t, refuse(code, status));
    await assert.rejects(createHttpTransport({ baseUrl }).call(rename), refusedWith(code));
    assert.equal(requests.length, 1, code);
  }
});

test("keeps a newer server's unknown code, as a conflict", async (t) => {
  const { baseUrl } = await scriptedServer(t, refuse("shift.swapped", 409));
  await assert.rejects(createHttpClient({ baseUrl }).schedules.list({}), { code: "shift.swapped", kind: "conflict" });
});

test("times out a call without a response, including retries", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, nothing);
  const began = performance.now();
  await assert.rejects(createHttpTransport({ baseUrl, timeout: 100 }).call(get), refusedWith("request.timed-out"));
  await assert.rejects(
    createHttpTransport({ baseUrl }).call({ ...get, options: { timeout: 100 } }),
    refusedWith("request.timed-out"),
  );
  assert.ok(requests.length <= 2, "no call has time for a retry");
  assert.ok(performance.now() - began < 10_000, "no call waits as long as the usual timeout");
});

test("times out a response that stops halfway", async (t) => {
  const { baseUrl } = await scriptedServer(t, (response) => {
    response.writeHead(200, { "content-type": "application/json", "rollcall-version": "1" });
    response.write('{"half":');
  });
  await assert.rejects(createHttpTransport({ baseUrl, timeout: 100 }).call(get), refusedWith("request.timed-out"));
});

test("cancels an aborted call, even while it waits for a retry", async (t) => {
  const ends = new AbortController();
  const { baseUrl } = await scriptedServer(t, (response, request) => {
    cut(response, request);
    ends.abort();
  });
  const call = createHttpTransport({ baseUrl }).call({ ...get, options: { signal: ends.signal } });
  await assert.rejects(call, refusedWith("request.cancelled"));
});

test("reports an unreachable server if nothing is listening", async () => {
  const transport = createHttpTransport({ baseUrl: "http://localhost:1/rollcall", retry: 0 });
  await assert.rejects(transport.call(get), refusedWith("server.unreachable"));
  await assert.rejects(firstOf(transport), refusedWith("server.unreachable"));
});

test("reports a response that is not from Rollcall as an unreachable server", async (t) => {
  const json: Step = (response) => void response.setHeader("content-type", "application/json").end("{}");
  for (const step of [json, page(200), page(401), page(404), page(500), page(503)]) {
    const { baseUrl } = await scriptedServer(t, step);
    const transport = createHttpTransport({ baseUrl, retry: 0 });
    await assert.rejects(transport.call(get), refusedWith("server.unreachable"));
    await assert.rejects(firstOf(transport), refusedWith("server.unreachable"));
  }
});

test("detects a server with another protocol version", async (t) => {
  const { baseUrl } = await scriptedServer(t, answer({}, 200, { "rollcall-version": "2" }));
  const transport = createHttpTransport({ baseUrl });
  await assert.rejects(transport.call(get), refusedWith("request.version-mismatch"));
});

test("requests headers before each call", async (t) => {
  const { baseUrl, requests } = await scriptedServer(t, answer({}));
  let token = 0;
  const transport = createHttpTransport({ baseUrl, headers: async () => ({ authorization: `Bearer ${++token}` }) });
  await transport.call(get);
  await transport.call(rename);
  assert.deepEqual(
    requests.map(({ headers }) => headers.authorization),
    ["Bearer 1", "Bearer 2"],
  );
});

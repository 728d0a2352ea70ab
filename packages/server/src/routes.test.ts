import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createWorld } from "./world.fixture.ts";

test("responds to hidden, unknown and unrouted requests with the same bytes [P21]", async () => {
  const { send, scheduleId, bobId } = await createWorld();
  const as = "otto";
  const responses = [
    await send(`/schedules.get?scheduleId=${scheduleId}`, { as }),
    await send("/schedules.get?scheduleId=never-was", { as }),
    await send(`/members.list?scheduleId=${scheduleId}`, { as }),
    await send("/members.remove", { as, body: { scheduleId, personId: bobId } }),
    await send("/members.remove", { body: { scheduleId, personId: "never-was" } }),
    await send("/members.remove/check", { as, body: { scheduleId, personId: bobId } }),
    await send("/members.remove/dry-run", { as, body: { scheduleId, personId: bobId } }),
    await send("/members.fly", { body: {} }),
    await send("/members.fly"),
    await send("/people.recognise", { body: {} }),
    await send("/people.recognise/check", { body: {} }),
  ];
  const first = await seen(responses[0]!);
  assert.equal(first.body, '{"error":{"code":"request.not-found"}}');
  for (const response of responses.slice(1)) assert.deepEqual(await seen(response), first);
});

async function seen(response: Response) {
  const headers = new Map(response.headers);
  headers.delete("x-request-id");
  return { status: response.status, body: await response.text(), headers };
}

test("responds to unknown suffixes with 404, and forbids caching [P41]", async () => {
  const { send, scheduleId } = await createWorld();
  const paths = [
    `/schedules.get/x.css?scheduleId=${scheduleId}`,
    `/schedules.get.css?scheduleId=${scheduleId}`,
    `/schedules.get/?scheduleId=${scheduleId}`,
    `/schedules.get%2fx.css?scheduleId=${scheduleId}`,
    `/schedules.get;x.css?scheduleId=${scheduleId}`,
    `/schedules.get/check/x.css`,
    "/events/x.css",
    "/health/x.css",
    "/",
    "",
    "https://rollcall.test/elsewhere",
  ];
  for (const path of paths) {
    const response = await send(path);
    assert.equal(response.status, 404, path);
    assertPrivate(response);
  }
  const kept = [
    await send(`/schedules.get?scheduleId=${scheduleId}`),
    await send("/schedules.update", { body: { scheduleId, name: "Ward 4" } }),
    await send("/schedules.update", { body: {} }),
    await send("/schedules.list", { as: null }),
    await send("/schedules.list", { headers: { "sec-fetch-site": "cross-site" } }),
    await send("/schedules.list", { method: "DELETE" }),
    await send("/schedules.list", { method: "OPTIONS" }),
    await send("/health"),
    await send("/openapi.json"),
  ];
  for (const response of kept) assertPrivate(response);
});

function assertPrivate(response: Response): void {
  assert.equal(response.headers.get("cache-control"), "private, no-store");
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.match(String(response.headers.get("content-security-policy")), /^default-src 'none'; frame-ancestors 'none'$/);
  assert.equal(response.headers.get("x-frame-options"), "DENY");
  assert.equal(response.headers.get("referrer-policy"), "no-referrer");
  assert.equal(response.headers.get("rollcall-version"), "1");
  assert.match(String(response.headers.get("vary")), /Cookie/);
  assert.equal(response.headers.get("strict-transport-security"), null);
}

test("responds to a wrong method with 405 and the allowed methods", async () => {
  const { send, scheduleId } = await createWorld();
  const wrong = [
    ["/schedules.list", "POST", "GET, HEAD"],
    ["/schedules.list", "DELETE", "GET, HEAD"],
    ["/schedules.update", "GET", "POST"],
    ["/schedules.update", "PUT", "POST"],
    ["/schedules.update/check", "GET", "POST"],
    ["/events", "POST", "GET, HEAD"],
  ] as const;
  for (const [path, method, allow] of wrong) {
    const response = await send(`${path}?scheduleId=${scheduleId}`, { method });
    assert.deepEqual([response.status, response.headers.get("allow")], [405, allow], `${method} ${path}`);
    assert.equal(await codeOf(response), "request.invalid");
  }
});

test("rejects a client with another protocol version on every route", async () => {
  const { send, scheduleId } = await createWorld();
  for (const version of ["2", "0", "", "1.0", "x".repeat(5000)]) {
    const headers = { "rollcall-version": version };
    const responses = [
      await send("/schedules.list", { headers }),
      await send("/schedules.update", { headers, body: { scheduleId, name: "Ward 4" } }),
      await send(`/events?position=${encodeURIComponent('{"org":null}')}`, { headers }),
      await send("/members.fly", { headers }),
    ];
    for (const response of responses) {
      assert.equal(response.status, 422);
      assert.equal(response.headers.get("rollcall-version"), "1");
      assert.equal(await codeOf(response), "request.version-mismatch");
    }
  }
  assert.equal((await send("/schedules.list", { headers: { "rollcall-version": "1" } })).status, 200);
});

test("decodes parameters by schema: text as it is, anything else as JSON", async () => {
  const { send, scheduleId } = await createWorld();
  const list = async (query: string) => {
    const response = await send(`/members.list?scheduleId=${scheduleId}&${query}`);
    const { rows } = (await response.json()) as { rows?: { name: string }[] };
    return [response.status, rows?.map(({ name }) => name)];
  };
  assert.deepEqual(await list("limit=1&assignable=true"), [200, ["ann"]]);
  assert.deepEqual(await list("descending=true&limit=1"), [200, ["bob"]]);
  assert.deepEqual(await list("search=bob"), [200, ["bob"]]);
  assert.deepEqual(await list("search=true"), [200, []]);
  for (const query of [
    "limit=one",
    "limit=",
    "limit=1e999",
    "assignable=yes",
    "assignable=1",
    "limit=1&limit=2",
    "limit[]=1",
  ]) {
    assert.equal((await list(query))[0], 422, query);
  }
  const long = await send(`/members.list?scheduleId=${scheduleId}&search=${"x".repeat(20_000)}`);
  assert.deepEqual([long.status, await codeOf(long)], [413, "request.too-large"]);
});

test("responds to HEAD as to GET without a body, and opens no stream", async () => {
  const { send, scheduleId } = await createWorld();
  const head = await send(`/schedules.get?scheduleId=${scheduleId}`, { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  const position = encodeURIComponent(`{"${scheduleId}":null}`);
  assert.equal((await send(`/events?position=${position}`, { method: "HEAD" })).status, 405);
});

test("responds with 503 and Retry-After if the store is unavailable, and logs it", async () => {
  const { send, rollcall, scheduleId, log } = await createWorld();
  await rollcall.close();
  for (const sent of [{}, { body: { scheduleId, name: "Ward 4" } }]) {
    const response = await send("body" in sent ? "/schedules.update" : "/schedules.list", sent);
    assert.deepEqual([response.status, response.headers.get("retry-after")], [503, "1"]);
    assert.equal(await codeOf(response), "store.unavailable");
    assert.equal(log.at(-1)?.level, "error");
  }
});

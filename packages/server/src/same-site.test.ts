import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createWorld, type Sent, site } from "./world.fixture.ts";

const foreign: readonly Readonly<Record<string, string>>[] = [
  { origin: "https://evil.example" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { origin: "https://rollcall.test.evil.example", "sec-fetch-site": "cross-site" },
  { origin: "https://rollcall.test:8443" },
  { origin: "http://rollcall.test" },
  { origin: "null" },
  { origin: "" },
  { origin: "rollcall.test", "sec-fetch-site": "same-origin" },
  { origin: site, "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "nonsense" },
];

test("refuses requests from other sites on every route, without effect [P40]", async () => {
  const { send, rollcall, scheduleId } = await createWorld();
  for (const headers of foreign) {
    for (const { name, kind, internal } of rollcall.operations.values()) {
      if (internal) continue;
      const body = { body: { scheduleId, name: "Mine" } };
      const sent: Sent[] =
        kind === "query"
          ? [{ headers }]
          : [
              { headers, ...body },
              { headers, ...body, as: null },
            ];
      for (const one of sent) {
        const response = await send(`/${name}?scheduleId=${scheduleId}`, one);
        assert.equal(response.status, 403, JSON.stringify(headers));
        assert.equal(await codeOf(response), "request.cross-site");
      }
    }
    const events = await send(`/events?position=${encodeURIComponent(`{"${scheduleId}":null}`)}`, { headers });
    assert.equal(events.status, 403);
  }
  const { schedule } = (await (await send(`/schedules.get?scheduleId=${scheduleId}`)).json()) as {
    schedule: { name: string; number: number };
  };
  assert.deepEqual([schedule.name, schedule.number], ["Ward 3", 2]);
});

test("accepts the same origin and callers that are not browsers", async () => {
  const { send, scheduleId } = await createWorld();
  const own: readonly Readonly<Record<string, string>>[] = [
    {},
    { origin: site },
    { origin: site, "sec-fetch-site": "same-origin" },
    // Behind a proxy that terminates TLS.
    { origin: site.replace("https:", "http:"), "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of own) {
    const response = await send("/schedules.update", { headers, body: { scheduleId, name: "Ward 4" } });
    assert.equal(response.status, 200, JSON.stringify(headers));
  }
});

test("lets a page of an allowed origin call and read the response", async () => {
  const origin = "https://app.example.com";
  const { send, scheduleId } = await createWorld({ origins: [origin] });
  const preflight = await send("/schedules.update", {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "idempotency-key" },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), origin);
  assert.equal(preflight.headers.get("access-control-allow-credentials"), "true");
  assert.match(String(preflight.headers.get("access-control-allow-headers")), /Idempotency-Key/);
  const body = { scheduleId, name: "Ward 4" };
  const response = await send("/schedules.update", { headers: { origin, "sec-fetch-site": "cross-site" }, body });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("access-control-allow-origin"), origin);
  assert.match(String(response.headers.get("vary")), /Origin/);
});

test("discloses nothing to a preflight from another origin [P40]", async () => {
  const { send } = await createWorld({ origins: ["https://app.example.com"] });
  const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
  const preflight = await send("/schedules.update", { method: "OPTIONS", headers });
  assert.equal(preflight.headers.get("access-control-allow-origin"), null);
});

test("a forged Host header never appears in a response [P15]", async () => {
  const { send, scheduleId } = await createWorld();
  const headers = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    forwarded: "host=evil.example",
    "x-original-url": "/admin",
  };
  for (const path of [`/schedules.get?scheduleId=${scheduleId}`, "/openapi.json", "/health", "/nothing"]) {
    const response = await send(path, { headers });
    assert.doesNotMatch((await response.text()) + JSON.stringify([...response.headers]), /evil/);
  }
  const poisoned = await send("/schedules.update", {
    headers: { ...headers, origin: "https://evil.example" },
    body: { scheduleId, name: "Mine" },
  });
  assert.equal(poisoned.status, 403);
});

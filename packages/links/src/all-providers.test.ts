import assert from "node:assert/strict";
import test from "node:test";
import { AddressRefused, type LinkConnection, type LinkProvider, ResponseTooLarge } from "@rollcall/core";
import { allProviders } from "./index.ts";
import { connectionOf, now, peopleOf, problemOf, scriptedServer } from "./scripted-server.fixture.ts";

const url = "https://upstream.example.com/people";
const connections: Readonly<Record<string, LinkConnection>> = {
  pagerduty: connectionOf({ region: "us" }),
  opsgenie: connectionOf({ region: "us" }),
  "jira-service-management": connectionOf({ site: url, email: "ann@example.com" }),
  "grafana-oncall": connectionOf({ url }),
  goalert: connectionOf({ url }),
  icalendar: connectionOf({}, { url }),
  csv: connectionOf({}, { url }),
  json: connectionOf({ url }),
};

const answers =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response("no", { status, headers });
const throws = (error: Error) => () => {
  throw error;
};
const inAnHour = new Date(now + 7200_000).toUTCString();

/** What an upstream does, the problem, and how often it is asked. */
const faults: readonly (readonly [string, () => Response, string, number])[] = [
  ["rejects the token", answers(401), "credentials-refused", 1],
  ["lacks a right", answers(403), "credentials-refused", 1],
  ["has no such schedule", answers(404), "not-found", 1],
  ["is overloaded", answers(503), "unreachable", 3],
  ["names a short wait", answers(429, { "retry-after": "0" }), "rate-limited 1", 3],
  ["names a wait", answers(429, { "retry-after": "30" }), "rate-limited 30", 1],
  ["names a date", answers(429, { "retry-after": inAnHour }), "rate-limited 3600", 1],
  ["names a reset time", answers(429, { "x-ratelimit-reset": String(now / 1000 + 90) }), "rate-limited 90", 1],
  ["names no wait", answers(429), "rate-limited", 3],
  ["redirects", answers(302, { location: "http://169.254.169.254/" }), "invalid-answer", 1],
  ["answers with a sign-in page", () => new Response("<html>Sign in</html>"), "invalid-answer", 1],
  ["answers with cut JSON", () => new Response('{"schedule":{"id":'), "invalid-answer", 1],
  ["answers with an empty object", () => new Response("{}"), "invalid-answer", 1],
  ["resets the connection", throws(new TypeError("fetch failed")), "unreachable", 3],
  ["is on an own network", throws(new AddressRefused()), "address-refused", 1],
  ["sends too much", throws(new ResponseTooLarge()), "too-large", 1],
];

/** Whether a provider only reads a file that was uploaded. */
const isOffline = ({ fields }: LinkProvider): boolean =>
  fields.some(({ kind, required }) => kind === "file" && required);

for (const provider of allProviders(scriptedServer({}).options).filter((one) => !isOffline(one))) {
  const connection = connections[provider.id] ?? connectionOf({});
  test(`${provider.id}: a failure never returns part of the people [P58, P60, F8]`, async () => {
    for (const [fault, answer, problem, count] of faults) {
      const { options, requests } = scriptedServer({}, answer);
      const faulty = allProviders(options).find(({ id }) => id === provider.id) ?? provider;
      assert.equal(await peopleOf(faulty, connection), problem, fault);
      assert.equal(requests.length, count, fault);
    }
  });
}

test("providers reject missing settings without a request, and then have no host", async () => {
  const { options, requests } = scriptedServer({});
  for (const provider of allProviders(options)) {
    const bad = connectionOf({ url: "file:///etc/passwd", site: "https://a:b@c.example.com", email: "x" }, {});
    assert.equal(await peopleOf(provider, bad), "settings-invalid", provider.id);
    assert.equal(provider.hostOf(bad), "", provider.id);
    assert.equal(provider.capabilities.onCallTimes, provider.listOnCall !== undefined);
  }
  assert.equal(requests.length, 0);
});

test("ends when the caller aborts, at the timeout, and above the limits [P58]", async () => {
  const never = { now: () => now, fetch: ({ signal }: Request) => aborted(signal) };
  const [slow] = allProviders({ ...never, limits: { time: 20 } });
  const [stopped] = allProviders(never);
  const [provider] = allProviders({
    now: () => now,
    limits: { bytes: 10 },
    fetch: async () => new Response("x".repeat(11)),
  });
  assert.ok(slow && stopped && provider);
  const connection = connections["pagerduty"] ?? connectionOf({});
  assert.equal(await peopleOf(slow, connection), "timed-out");
  assert.equal(problemOf(await stopped.checkHealth(connection, AbortSignal.abort())), "timed-out");
  assert.equal(await peopleOf(provider, connection), "too-large");
  const endless = async () => new Response(new ReadableStream({ pull: () => new Promise<void>(() => undefined) }));
  const [ignoring] = allProviders({ now: () => now, limits: { time: 20 }, fetch: endless });
  assert.ok(ignoring);
  assert.equal(await peopleOf(ignoring, connection), "timed-out");
  const people = Array.from({ length: 11 }, (_, index) => ({ id: String(index), name: "Ann" }));
  const { options } = scriptedServer({ "GET /people": { people } });
  const json = allProviders({ ...options, limits: { people: 10 } }).find(({ id }) => id === "json");
  assert.ok(json);
  assert.equal(await peopleOf(json, connections["json"] ?? connection), "too-large");
});

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });

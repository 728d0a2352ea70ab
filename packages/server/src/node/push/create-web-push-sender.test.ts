import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { DeliveryOutcome, PushMessage } from "@rollcall/core";
import { createPushKeys, createWebPushSender } from "../index.ts";
import { openPushService, type PushAnswer } from "./push-service.fixture.ts";

const keys = createPushKeys();
const subject = "mailto:rota@example.org";
const { signal } = new AbortController();

const offer: Omit<PushMessage, "subscription"> = {
  payload: JSON.stringify({ id: "n1", title: "Nouvelle équipe", text: "Samedi 8 h", url: null, urgent: false }),
  urgency: "high",
  ttlSeconds: 3600,
  topic: "a topic that is much longer than the 32 characters push services allow",
};

async function openSender(t: TestContext, answers?: readonly PushAnswer[]) {
  const service = await openPushService(t, answers);
  const sender = createWebPushSender({ ...keys, subject, origins: [service.origin] });
  return {
    ...service,
    send: (message = offer) => sender.send({ ...message, subscription: service.subscription }, signal),
  };
}

test("encrypts a message for the browser and signs it with the server's keys [X19]", async (t) => {
  const { origin, received, send } = await openSender(t);
  assert.deepEqual(await send(), { outcome: "sent" });
  const [push, ...others] = received;
  assert.ok(push);
  assert.deepEqual(others, []);
  assert.equal(push.text, offer.payload);
  const { ttl, urgency, topic } = push.headers;
  assert.deepEqual([push.headers["content-encoding"], ttl, urgency], ["aes128gcm", "3600", "high"]);
  assert.match(String(topic), /^[\w-]{32}$/);
  assert.equal(push.publicKey, keys.publicKey);
  assert.deepEqual([push.claims.aud, push.claims.sub], [origin, subject]);
  const hours = (push.claims.exp - Date.now() / 1000) / 3600;
  assert.ok(hours > 0 && hours <= 24, `${hours} hours`);
});

test("gives messages with the same topic the same header, and other messages a different one", async (t) => {
  const { received, send } = await openSender(t);
  for (const topic of ["offer:1", "offer:1", "offer:2"]) await send({ ...offer, topic });
  const [one, same, other] = received.map(({ headers }) => headers["topic"]);
  assert.equal(one, same);
  assert.notEqual(one, other);
});

const responses: readonly [answer: PushAnswer, expected: DeliveryOutcome][] = [
  [{ status: 201 }, { outcome: "sent" }],
  [{ status: 404 }, { outcome: "gone" }],
  [{ status: 410 }, { outcome: "gone" }],
  [
    { status: 429, headers: { "Retry-After": "17" } },
    { outcome: "retry", retryAfterSeconds: 17, reason: "the push service responded with 429" },
  ],
  [{ status: 500 }, { outcome: "retry", reason: "the push service responded with 500" }],
  [
    { status: 503, headers: { "Retry-After": "soon" } },
    { outcome: "retry", reason: "the push service responded with 503" },
  ],
  [{ status: 413 }, { outcome: "failed", reason: "the push service responded with 413" }],
  [
    { status: 307, headers: { Location: "http://127.0.0.1:1/" } },
    { outcome: "failed", reason: "the push service responded with 307" },
  ],
];

for (const [answer, expected] of responses) {
  test(`classifies a push service's response ${answer.status} as ${expected.outcome} [X19]`, async (t) => {
    const { received, send } = await openSender(t, [answer]);
    assert.deepEqual(await send(), expected);
    assert.equal(received.length, 1);
  });
}

test("reads a date in Retry-After as seconds from now", async (t) => {
  const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
  const { send } = await openSender(t, [{ status: 429, headers: { "Retry-After": inTwoMinutes } }]);
  const outcome = await send();
  assert.ok(outcome.outcome === "retry");
  const { retryAfterSeconds = 0 } = outcome;
  assert.ok(retryAfterSeconds > 60 && retryAfterSeconds <= 120, String(retryAfterSeconds));
});

test("sends no message that a push service would reject because of its size", async (t) => {
  const { received, send } = await openSender(t);
  assert.deepEqual(await send({ ...offer, payload: "x".repeat(3993) }), { outcome: "sent" });
  assert.equal((await send({ ...offer, payload: "é".repeat(1997) })).outcome, "failed");
  assert.equal(received.length, 1);
  assert.equal(received[0]?.text.length, 3993);
});

test("ends a delivery at its time limit, or when the caller cancels it", async (t) => {
  const { subscription } = await openPushService(t);
  const endpoint = "http://push.example/1";
  // The name is never resolved, so only this ends the delivery.
  const silent = { ...keys, subject, origins: ["http://push.example"], lookup: () => undefined };
  const message = { ...offer, subscription: { ...subscription, endpoint } };
  const expected = { outcome: "retry", reason: "the push service didn't respond in time" };
  assert.deepEqual(await createWebPushSender({ ...silent, timeLimit: 5 }).send(message, signal), expected);
  const patient = createWebPushSender(silent);
  assert.deepEqual(await patient.send(message, AbortSignal.abort()), expected);
  const cancelled = new AbortController();
  const sending = patient.send(message, cancelled.signal);
  cancelled.abort();
  assert.deepEqual(await sending, expected);
});

test("never connects to this machine, its network or a server without TLS for a browser's address [P66]", async (t) => {
  const { subscription, received } = await openPushService(t);
  const sender = createWebPushSender({
    ...keys,
    subject,
    lookup: (_name, _options, callback) => {
      callback(null, [{ address: "10.0.0.7", family: 4 }]);
    },
  });
  for (const endpoint of [
    subscription.endpoint,
    subscription.endpoint.replace("http:", "https:"),
    "https://localhost/push",
    "https://[::1]/push",
    "https://169.254.169.254/latest/meta-data",
    "https://push.example/inside",
    "javascript:alert(1)",
    "not an address",
  ])
    assert.deepEqual(
      await sender.send({ ...offer, subscription: { ...subscription, endpoint } }, signal),
      { outcome: "gone" },
      endpoint,
    );
  assert.deepEqual(received, []);
});

test("drops a subscription whose keys can't be used", async (t) => {
  const { origin, subscription, received } = await openPushService(t);
  const sender = createWebPushSender({ ...keys, subject, origins: [origin] });
  for (const broken of [{ auth: "short" }, { p256dh: "short" }, { p256dh: "A".repeat(87) }])
    assert.deepEqual(await sender.send({ ...offer, subscription: { ...subscription, ...broken } }, signal), {
      outcome: "gone",
    });
  assert.deepEqual(received, []);
});

test("retries when the push service can't be reached, without its address in the reason", async (t) => {
  const { subscription } = await openPushService(t);
  const endpoint = "http://127.0.0.1:1/push/secret-path";
  const sender = createWebPushSender({ ...keys, subject, origins: ["http://127.0.0.1:1"] });
  assert.deepEqual(await sender.send({ ...offer, subscription: { ...subscription, endpoint } }, signal), {
    outcome: "retry",
    reason: "the push service can't be reached (ECONNREFUSED)",
  });
});

test("rejects keys that don't belong together, and a subject that isn't an address", () => {
  const { publicKey } = createPushKeys();
  const pair = /must be a pair of push keys/;
  for (const wrong of [{ publicKey }, { publicKey: "" }, { privateKey: "AAAA" }, { privateKey: "A".repeat(43) }])
    assert.throws(() => createWebPushSender({ ...keys, subject, ...wrong }), pair);
  for (const wrong of ["", "rota@example.org", "mailto:", "http://example.org"])
    assert.throws(() => createWebPushSender({ ...keys, subject: wrong }), /`subject` must be an address/);
});

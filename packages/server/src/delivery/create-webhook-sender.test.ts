import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import test, { type TestContext } from "node:test";
import type { DeliveryOutcome, WebhookMessage } from "@rollcall/core";
import { createWebhookSender } from "../index.ts";

const bytes = Buffer.from("a secret of exactly thirty-two b");
const secret = `whsec_${bytes.toString("base64")}`;
const { signal } = new AbortController();

const message: WebhookMessage = {
  id: "n1",
  personId: "p1",
  kind: "shift-offered",
  title: "New offer: é",
  text: "Saturday 8:00",
  url: "https://planner.example/me",
  urgent: false,
  createdAt: "2026-06-01T08:00:00.000Z",
};

/** A host that responds with this status. */
async function openHost(t: TestContext, status = 204, headers: OutgoingHttpHeaders = {}) {
  const received: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body, path: request.url ?? "" });
      response.writeHead(status, headers).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  t.after(close);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/rollcall`;
  return { url, received, close };
}

test("posts a notification as JSON, signed as in Standard Webhooks [X19]", async (t) => {
  const { url, received } = await openHost(t);
  assert.deepEqual(await createWebhookSender({ url, secret }).send(message, signal), { outcome: "sent" });
  const [request, ...others] = received;
  assert.ok(request);
  assert.deepEqual(others, []);
  const { headers, body, path } = request;
  assert.equal(path, "/hooks/rollcall");
  assert.equal(headers["content-type"], "application/json");
  const { createdAt: timestamp, ...data } = message;
  assert.deepEqual(JSON.parse(body), { type: "notification.shift-offered", timestamp, data });
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  const signature = createHmac("sha256", bytes).update(signed).digest("base64");
  assert.equal(headers["webhook-signature"], `v1,${signature}`);
  assert.equal(headers["webhook-id"], "n1");
  assert.ok(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000) < 60);
});

const responses: readonly [status: number, headers: OutgoingHttpHeaders, expected: DeliveryOutcome["outcome"]][] = [
  [200, {}, "sent"],
  [302, { Location: "http://127.0.0.1:1/" }, "failed"],
  [400, {}, "failed"],
  [410, {}, "failed"],
  [408, {}, "retry"],
  [429, { "Retry-After": "60" }, "retry"],
  [500, {}, "retry"],
  [503, {}, "retry"],
];

for (const [status, headers, expected] of responses) {
  test(`classifies a webhook's response ${status} as ${expected} [X19]`, async (t) => {
    const { url, received } = await openHost(t, status, headers);
    const outcome = await createWebhookSender({ url, secret }).send(message, signal);
    assert.equal(outcome.outcome, expected);
    assert.equal(received.length, 1);
    assert.equal(outcome.outcome === "retry" ? outcome.retryAfterSeconds : undefined, status === 429 ? 60 : undefined);
  });
}

test("keeps the address and the secret out of failure reasons", async (t) => {
  const { url, close } = await openHost(t);
  close();
  const sender = createWebhookSender({ url: `${url}?key=abc`, secret });
  assert.deepEqual(await sender.send(message, signal), {
    outcome: "retry",
    reason: "the webhook can't be reached (ECONNREFUSED)",
  });
});

test("ends a delivery at its time limit, or when the caller cancels it", async () => {
  const silent = ((_url: string, { signal: ended }: RequestInit) =>
    new Promise((_resolve, reject) => {
      const end = (): void => {
        reject(ended?.reason as Error);
      };
      if (ended?.aborted === true) end();
      ended?.addEventListener("abort", end);
    })) as typeof fetch;
  const options = { url: "https://host.example/hook", secret, fetch: silent };
  const expected = { outcome: "retry", reason: "the webhook didn't respond in time" };
  assert.deepEqual(await createWebhookSender({ ...options, timeLimit: 5 }).send(message, signal), expected);
  assert.deepEqual(await createWebhookSender(options).send(message, AbortSignal.abort()), expected);
});

test("rejects an address without TLS or with a password, and a short secret", () => {
  for (const url of ["", "ftp://host.example", "http://host.example/hook", "https://user:pass@host.example/hook"])
    assert.throws(() => createWebhookSender({ url, secret }), /must be an `https:` address/);
  for (const wrong of ["", "whsec_", "whsec_c2hvcnQ=", "not base64 at all!"])
    assert.throws(
      () => createWebhookSender({ url: "https://host.example", secret: wrong }),
      /at least 24 random bytes/,
    );
});

import assert from "node:assert/strict";
import test from "node:test";
import { createWorld } from "../world.fixture.ts";
import { offlineWorkerScript } from "./generated/offline-worker-script.ts";

test("serves a portal's service worker, which may serve pages on any path of its origin [X11]", async () => {
  const { send } = await createWorld();
  const response = await send("/offline-worker.js?server=/rollcall", { as: null });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), offlineWorkerScript);
  const { headers } = response;
  assert.equal(headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(headers.get("service-worker-allowed"), "/");
  assert.equal(headers.get("content-security-policy"), "default-src 'none'; connect-src 'self'");
  const push = await send("/push-worker.js", { as: null });
  assert.equal(push.headers.get("service-worker-allowed"), null);
});

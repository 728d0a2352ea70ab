import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";

/** A linked world whose trigger has been created. */
async function triggeredWorld() {
  const world = await createLinkedWorld();
  await world.link();
  const { app, ann, scheduleId } = world;
  const { secret } = await ann.client.links.createTrigger({ scheduleId });
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const trigger = (id: string, at = app.clock.now()) => {
    const timestamp = String(Math.floor(at / 1000));
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.{}`).digest("base64");
    const body = new TextEncoder().encode("{}");
    return app.rollcall.triggerSync({ scheduleId, id, timestamp, signature: `v1,${signature}`, body });
  };
  /** The time until the next run, in seconds. */
  const wait = async () => (Date.parse((await world.linkView()).nextRunAt) - app.clock.now()) / 1000;
  return { ...world, secret, trigger, wait };
}

test("a trigger that arrives during a run starts another one, because the run may have read before the change [P67]", async () => {
  const { trigger, upstream, run, sync, wait, app } = await triggeredWorld();
  upstream.before = () => trigger("during");
  await sync();
  assert.equal(await wait(), 60);
  upstream.before = () => undefined;
  app.clock.advance(60_000);
  assert.equal((await run()).done, 1);
  assert.ok((await wait()) > 30 * 60);
});

test("remembers a trigger for as long as its timestamp is valid, and keeps the wait after a failure [P60, P67]", async () => {
  const { trigger, upstream, run, sync, wait, app } = await triggeredWorld();
  const sentAt = app.clock.now();
  await trigger("once", sentAt);
  app.clock.advance(60_000);
  assert.equal((await run()).done, 1);
  app.clock.advance(4 * 60_000);
  await trigger("once", sentAt);
  assert.deepEqual(await run(), { done: 0, held: 0, failed: 0 });
  app.clock.advance(1000);
  assert.equal(await codeOf(trigger("once", sentAt)), "request.not-found");
  upstream.fault = { problem: "rate-limited", retryAfter: 1800 };
  assert.equal((await sync()).failed, 1);
  await trigger("while-limited");
  assert.equal(await wait(), 1800);
});

test("only a linked schedule's admins can create its trigger, and history shows it without the secret [P67]", async () => {
  const { ann, max, scheduleId, secret } = await triggeredWorld();
  assert.equal(await codeOf(max.client.links.createTrigger({ scheduleId })), "request.forbidden");
  const entries = await ann.client.history.list({ scheduleId });
  const history = JSON.stringify(entries);
  assert.match(history, /sync-trigger-created/);
  assert.equal(history.includes(secret.slice(6)), false);
  const { link } = await ann.client.links.get({ scheduleId });
  assert.equal(link?.hasTrigger, true);
  assert.equal(JSON.stringify(link).includes("riggerSecret"), false);
});

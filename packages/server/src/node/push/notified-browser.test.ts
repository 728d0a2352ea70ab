import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { createInProcessTransport, createRollcall, type PushSender } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { createMemoryStore } from "@rollcall/storage-memory";
import { identityOf } from "../../world.fixture.ts";
import { createPushKeys, createWebPushSender, nodePlatform } from "../index.ts";
import { openPushService, type PushAnswer } from "./push-service.fixture.ts";

const minute = 60_000;

/** Bob with a browser at a scripted push service, and Ann, who offers him shifts. */
async function openBrowser(t: TestContext, answers?: readonly PushAnswer[]) {
  const service = await openPushService(t, answers);
  const sender = createWebPushSender({
    ...createPushKeys(),
    subject: "mailto:rota@example.org",
    origins: [service.origin],
  });
  // Addresses of push services are public, so the local one has another name here.
  const endpoint = "https://push.example.org/browser-1";
  const push: PushSender = {
    publicKey: sender.publicKey,
    send: (message, signal) => {
      assert.equal(message.subscription.endpoint, endpoint);
      return sender.send({ ...message, subscription: service.subscription }, signal);
    },
  };
  let late = 0;
  const rollcall = await createRollcall({
    ...nodePlatform,
    clock: { now: () => Date.now() + late },
    store: createMemoryStore(),
    notifications: { push, quietHours: null, reminders: [] },
  });
  t.after(() => rollcall.close());
  const clientOf = (user: string) =>
    createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identityOf(user))));
  const [ann, bob] = [clientOf("ann"), clientOf("bob")];
  const { personId } = await rollcall.recognise(identityOf("bob"));
  const { schedule } = await ann.schedules.create({ name: "Ward 3" });
  await ann.members.add({ scheduleId: schedule.id, people: [{ personId }] });
  await bob.notifications.addDevice({ ...service.subscription, endpoint, name: "Firefox on Linux" });
  /** Sends what is due after these minutes. */
  const send = async (minutes: number): Promise<void> => {
    late += minutes * minute;
    await (rollcall.jobs.find(({ name }) => name === "notifications.send") ?? assert.fail("no job")).run();
  };
  let weeks = 0;
  /** Offers Bob a shift and sends what is due. Returns the titles that his browser received. */
  const offer = async (): Promise<readonly string[]> => {
    const before = service.received.length;
    const day = new Date(Date.now() + late + ++weeks * 7 * 24 * 60 * minute).toISOString().slice(0, 10);
    const times = { start: `${day}T08:00Z[UTC]`, end: `${day}T16:00Z[UTC]` };
    const assignees = [{ personId, state: "offered" as const }];
    await ann.shifts.create({ scheduleId: schedule.id, kind: "Early", ...times, assignees, status: "offered" });
    await send(6);
    return service.received.slice(before).map(({ text }) => (JSON.parse(text) as { title: string }).title);
  };
  /** The states of Bob's deliveries, the latest first. */
  const states = async () => (await bob.notifications.list({})).deliveries.map(({ state }) => state);
  return { ...service, bob, offer, send, states };
}

test("sends no notification of a kind that the worker has turned off, and the next one after they turn it on again [A49, X19]", async (t) => {
  const { bob, offer } = await openBrowser(t);
  const choose = (channels: ("push" | "mail")[]) =>
    bob.notifications.updateSettings({ kinds: [{ kind: "offer-received", channels }] });
  assert.deepEqual(await offer(), ["You’ve been offered a shift"]);
  await choose(["mail"]);
  assert.deepEqual(await offer(), []);
  await choose(["push"]);
  assert.deepEqual(await offer(), ["You’ve been offered a shift"]);
});

test("removes a browser that its push service no longer knows [X19]", async (t) => {
  const { bob, offer, states, received } = await openBrowser(t, [{ status: 410 }]);
  await offer();
  assert.deepEqual(await states(), ["gone"]);
  assert.deepEqual((await bob.notifications.getSettings({})).devices, []);
  await offer();
  assert.equal(received.length, 1);
});

test("waits as long as a busy push service asks, and sends the message once [X19]", async (t) => {
  const { offer, send, states, received } = await openBrowser(t, [
    { status: 429, headers: { "Retry-After": "3600" } },
    { status: 500 },
    { status: 201 },
  ]);
  await offer();
  await send(50);
  assert.deepEqual([received.length, await states()], [1, ["queued"]]);
  await send(15);
  assert.deepEqual([received.length, await states()], [2, ["queued"]]);
  await send(120);
  assert.deepEqual([received.length, await states()], [3, ["sent"]]);
  const [first, ...others] = received.map(({ text }) => text);
  for (const text of others) assert.equal(text, first);
  await send(120);
  assert.equal(received.length, 3);
});

test("records a message that a push service refuses, and keeps the browser [X19]", async (t) => {
  const { bob, offer, states } = await openBrowser(t, [{ status: 413 }]);
  await offer();
  assert.deepEqual(await states(), ["failed"]);
  assert.equal((await bob.notifications.getSettings({})).devices.length, 1);
});

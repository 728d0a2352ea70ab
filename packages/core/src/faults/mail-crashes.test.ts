import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, faultAt, faultyStore, type StoreFault } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { lease } from "../mail/claim-mail.ts";
import { createFakeMailer, tokenIn } from "../testing/fake-mailer.fixture.ts";
import { createRollcall } from "../composition/create-rollcall.ts";
import { rowsOf, storeWith } from "./race.fixture.ts";
import { raceWorld } from "./race-world.fixture.ts";
import { scheduleStateOf } from "./schedule-state.fixture.ts";
import { testSecrets } from "./test-secrets.fixture.ts";

const faults: readonly StoreFault[] = ["before", "after", "conflict"];

const first = createFakeMailer();
const app = await createTestApp({ mail: first.options, secrets: testSecrets });
const { scheduleId, callers, ids } = await raceWorld(app, "acme", { invited: first });
const rows = await rowsOf(app.store);

async function world() {
  const store = faultyStore(await storeWith(createMemoryStore(), rows));
  const clock = createTestClock();
  const mailer = createFakeMailer();
  const rollcall = await createRollcall({
    ...{ store, clock, ids: createTestIds("new") },
    ...{ mail: mailer.options, secrets: testSecrets },
  });
  return { store, clock, mailer, rollcall };
}

test("loses no mail when dispatching fails at any port call, and repeats it at most once with the same link [F7, P68]", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sound = await world();
  sound.store.follow();
  assert.equal((await sound.rollcall.dispatchMail()).sent, 1);
  const { calls } = sound.store;
  const actor = await callers["Ann"]?.actor();
  assert(actor !== undefined);
  let points = 0;
  let repeats = 0;
  for (let at = 1; at <= calls; at++) {
    for (const fault of faults) {
      for (const isDown of fault === "before" ? [false, true] : [false]) {
        const where = `${fault} at ${at}${isDown ? " and later" : ""}`;
        const { store, clock, mailer, rollcall } = await world();
        store.follow(isDown ? ({ number }) => (number >= at ? fault : undefined) : faultAt(at, fault));
        const run = { hasEnded: false };
        void rollcall
          .dispatchMail()
          .catch((error: unknown) => error)
          .then(() => (run.hasEnded = true));
        while (!run.hasEnded) {
          await setImmediate();
          t.mock.timers.tick(1000);
        }
        assert(store.calls >= at, where);
        store.follow();
        assert.deepEqual((await scheduleStateOf(store, scheduleId)).violations, [], where);
        clock.advance(lease);
        await rollcall.dispatchMail();
        const { length } = mailer.sent;
        // If the store works again soon, the result of the attempt is recorded.
        assert(length === 1 || (isDown && length === 2), `${where}: ${length} mails`);
        assert.equal(new Set(mailer.sent.map(({ messageId }) => messageId)).size, 1, where);
        assert.equal(new Set(mailer.sent.map(({ text }) => tokenIn(text))).size, 1, where);
        points++;
        repeats += length - 1;
        const input = { scheduleId, personId: ids.May };
        const { member } = (await rollcall.call("run", { name: "members.get", input, actor })) as {
          readonly member: { readonly invitation: string };
        };
        assert.equal(member.invitation, "sent", where);
        assert.deepEqual((await scheduleStateOf(store, scheduleId)).violations, [], where);
      }
    }
  }
  t.diagnostic(`${points} crash points, ${repeats} repeats`);
  assert(repeats > 0);
});

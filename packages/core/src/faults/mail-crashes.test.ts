import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, faultAt, faultyStore, type StoreFault } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { openHouse } from "../house.fixture.ts";
import { lease } from "../mail/claim-mail.ts";
import { openMailroom, tokenIn } from "../mailroom.fixture.ts";
import { createRollcall } from "../rollcall.ts";
import { rowsOf, storeWith } from "./race.fixture.ts";
import { raceWorld } from "./race-world.fixture.ts";
import { standingOf } from "./standing.fixture.ts";
import { testSecrets } from "./test-secrets.fixture.ts";

const faults: readonly StoreFault[] = ["before", "after", "conflict"];

const first = openMailroom();
const house = await openHouse({ mail: first.options, secrets: testSecrets });
const { scheduleId, callers, ids } = await raceWorld(house, "acme", { invited: first });
const rows = await rowsOf(house.store);

async function world() {
  const store = faultyStore(await storeWith(createMemoryStore(), rows));
  const clock = createTestClock();
  const room = openMailroom();
  const rollcall = await createRollcall({
    ...{ store, clock, ids: createTestIds("new") },
    ...{ mail: room.options, secrets: testSecrets },
  });
  return { store, clock, room, rollcall };
}

test("whoever sends mail and fails at any port call loses none, and repeats it once at most, with the same link [F7, P68]", async (t) => {
  const sound = await world();
  sound.store.follow();
  assert.equal((await sound.rollcall.dispatchMail()).sent, 1);
  const { calls } = sound.store;
  const actor = await callers["Ann"]?.actor();
  assert(actor !== undefined);
  let repeats = 0;
  for (let at = 1; at <= calls; at++) {
    for (const fault of faults) {
      const where = `${fault} at ${at}`;
      const { store, clock, room, rollcall } = await world();
      store.follow(faultAt(at, fault));
      await rollcall.dispatchMail().catch((error: unknown) => error);
      assert(store.calls >= at, where);
      store.follow();
      assert.deepEqual((await standingOf(store, scheduleId)).wrong, [], where);
      clock.advance(lease);
      await rollcall.dispatchMail();
      assert(room.sent.length === 1 || room.sent.length === 2, `${where}: ${room.sent.length} mails`);
      assert.equal(new Set(room.sent.map(({ messageId }) => messageId)).size, 1, where);
      assert.equal(new Set(room.sent.map(({ text }) => tokenIn(text))).size, 1, where);
      repeats += room.sent.length - 1;
      const input = { scheduleId, personId: ids.May };
      const { member } = (await rollcall.call("run", { name: "members.get", input, actor })) as {
        readonly member: { readonly invitation: string };
      };
      assert.equal(member.invitation, "sent", where);
      assert.deepEqual((await standingOf(store, scheduleId)).wrong, [], where);
    }
  }
  t.diagnostic(`${calls * faults.length} crash points, ${repeats} repeats`);
  assert(repeats > 0);
});

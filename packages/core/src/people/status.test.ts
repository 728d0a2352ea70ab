import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

test("a host user is active only after their first request, even if they were deactivated and reactivated before [A40, Q7]", async () => {
  const world = await createTestWorld();
  const personId = await addPending(world, "Pia");
  const status = async (id: string) => (await world.boss.client.people.get({ personId: id })).person.status;
  assert.deepEqual([await status(personId), await status(world.max.id)], ["not-activated", "active"]);
  const { rows } = await world.boss.client.people.list({ status: "not-activated", affiliation: "internal" });
  assert.deepEqual(
    rows.map(({ id }) => id),
    [personId],
  );
  await world.boss.client.people.deactivate({ personId });
  await world.boss.client.people.reactivate({ personId });
  assert.equal(await status(personId), "not-activated");
  assert.equal(await codeOf(world.max.client.people.get({ personId })), "request.not-found");
});

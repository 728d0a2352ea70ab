import assert from "node:assert/strict";
import test from "node:test";
import { createLinkedWorld } from "../linking/linked-world.fixture.ts";
import { createTestWorld, type TestWorld } from "../testing/test-world.fixture.ts";

/** The reason and the changes of a member's last history entry. */
async function lastEntry({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">, personId: string) {
  const [entry] = (await ann.client.history.list({ scheduleId, personId })).entries;
  return { because: entry?.lines[0]?.details["because"], changes: entry?.lines[0]?.changes };
}

test("records that deactivating ends assignability, and that reactivating restores it [Q7, X8]", async () => {
  const world = await createTestWorld();
  const { boss, max } = world;
  await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual(await lastEntry(world, max.id), {
    because: "deactivated",
    changes: [{ field: "assignable", before: true, after: false }],
  });
  await boss.client.people.reactivate({ personId: max.id });
  assert.deepEqual(await lastEntry(world, max.id), {
    because: "reactivated",
    changes: [{ field: "assignable", before: false, after: true }],
  });
});

test("records no change in assignability for a person who was not assignable [Q7, X8]", async () => {
  const world = await createTestWorld();
  const { boss, vic } = world;
  await boss.client.people.deactivate({ personId: vic.id });
  assert.deepEqual(await lastEntry(world, vic.id), { because: "deactivated", changes: [] });
  await boss.client.people.reactivate({ personId: vic.id });
  assert.deepEqual(await lastEntry(world, vic.id), { because: "reactivated", changes: [] });
});

test("a person reactivated on a linked schedule isn't assignable until it is unlinked [Q3, Q7, B22]", async () => {
  const world = await createLinkedWorld();
  const { ann, boss, vic, scheduleId, link } = world;
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  await boss.client.people.deactivate({ personId: vic.id });
  await link();
  await boss.client.people.reactivate({ personId: vic.id });
  const isAssignable = async () => (await ann.client.members.get({ scheduleId, personId: vic.id })).member.assignable;
  assert.equal(await isAssignable(), false);
  assert.deepEqual(await lastEntry(world, vic.id), { because: "reactivated", changes: [] });
  await boss.client.links.remove({ scheduleId });
  assert.equal(await isAssignable(), true);
});

test("unlinking after a reactivation doesn't make a person assignable who wasn't before [Q3, Q7]", async () => {
  const { ann, boss, vic, scheduleId, link } = await createLinkedWorld();
  await boss.client.people.deactivate({ personId: vic.id });
  await link();
  await boss.client.people.reactivate({ personId: vic.id });
  await boss.client.links.remove({ scheduleId });
  assert.equal((await ann.client.members.get({ scheduleId, personId: vic.id })).member.assignable, false);
});

import assert from "node:assert/strict";
import test from "node:test";
import { createReportsWorld, shiftEnd } from "./reports.fixture.ts";

const at = (from: number, until: number, day = 2) => ({
  start: `2026-02-0${day}T${String(from).padStart(2, "0")}:00[Europe/Zurich]`,
  end: `2026-02-0${day}T${String(until).padStart(2, "0")}:00[Europe/Zurich]`,
});

async function openHandOver() {
  const world = await createReportsWorld();
  const { app, ann, scheduleId, work } = world;
  const [may, zed] = [await app.user("May"), await app.user("Zed")];
  await ann.client.members.add({ scheduleId, people: [may, zed].map(({ id: personId }) => ({ personId })) });
  const gate = { position: "Gate" };
  const shiftId = await work(world.max, gate);
  const write = async (handOver: string, revision = 0) => {
    app.clock.set(Math.max(app.clock.now(), shiftEnd));
    const content = { scheduleId, shiftId, answers: { calm: true }, handOver, revision };
    return revision === 0
      ? world.max.client.portal.submitReport(content)
      : world.max.client.portal.amendReport(content);
  };
  const notesOf = async ({ client }: typeof may) => (await client.portal.listHandOverNotes({})).notes;
  return { ...world, may, zed, gate, write, notesOf };
}

test("shows a handover note to the next confirmed person in the position, without its author [X17, Q60]", async () => {
  const { ann, max, may, zed, gate, scheduleId, work, write, notesOf } = await openHandOver();
  // No one has confirmed this one, and that one is on another position.
  await work(zed, { ...gate, ...at(14, 16), status: "offered" });
  await work(zed, { position: "Bar", ...at(14, 22) });
  const next = await work(may, { ...gate, ...at(15, 22) });
  await work(ann, { ...gate, ...at(22, 23) });
  await write("The gate sticks.");
  const notes = await notesOf(may);
  assert.deepEqual(notes, [
    { scheduleId, shiftId: next, note: "The gate sticks.", at: new Date(shiftEnd).toISOString() },
  ]);
  assert.doesNotMatch(JSON.stringify(notes), new RegExp(`${max.id}|Max`));
  for (const other of [zed, ann, max]) assert.deepEqual(await notesOf(other), []);
  await write("It is repaired.", 1);
  assert.equal((await notesOf(may))[0]?.note, "It is repaired.");
  await write("", 2);
  assert.deepEqual(await notesOf(may), []);
});

test("hands over to a shift that begins before the earlier one ends, but not to a later one that isn't next [X17]", async () => {
  const { may, zed, gate, work, write, notesOf } = await openHandOver();
  await work(zed, { ...gate, ...at(9, 23) });
  const next = await work(may, { ...gate, ...at(13, 21) });
  await work(may, { ...gate, ...at(6, 14, 3) });
  await write("All quiet.");
  assert.deepEqual(
    (await notesOf(may)).map(({ shiftId }) => shiftId),
    [next],
  );
  assert.deepEqual(await notesOf(zed), []);
});

test("hands over from a shift that is shorter than the handover period [X17]", async () => {
  const { app, max, may, gate, scheduleId, work, notesOf } = await openHandOver();
  const short = { start: "2026-02-02T13:15[Europe/Zurich]", end: "2026-02-02T14:00[Europe/Zurich]" };
  const shiftId = await work(max, { ...gate, ...short });
  const next = await work(may, { ...gate, ...at(14, 22) });
  app.clock.set(shiftEnd);
  const content = { scheduleId, shiftId, answers: { calm: true }, handOver: "All quiet.", revision: 0 };
  await max.client.portal.submitReport(content);
  assert.deepEqual(
    (await notesOf(may)).map(({ shiftId }) => shiftId),
    [next],
  );
});

test("erases a handover note with its author [X17, Q49]", async () => {
  const { app, boss, max, may, gate, work, write, notesOf } = await openHandOver();
  await work(may, { ...gate, ...at(15, 22) });
  await write("The gate sticks.");
  assert.equal((await notesOf(may)).length, 1);
  await boss.client.people.erase({ personId: max.id });
  assert.deepEqual(await notesOf(may), []);
  assert.doesNotMatch(JSON.stringify(await app.everything()), /The gate sticks/);
});

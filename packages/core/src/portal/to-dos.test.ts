import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { toDoSource } from "../index.ts";
import { personById } from "../people/collection.ts";

test("lists offers to answer and changed shifts to confirm, the most urgent first [A47, Q61]", async () => {
  const { ann, yan, accept, worker, scheduleId } = await openWorkers();
  const toDos = async () => (await worker.portal.get({})).toDos;
  assert.deepEqual(await toDos(), []);
  const offered = await accept("2026-02-10T20:00", "2026-02-11T04:00", { status: "offered" });
  const changed = await accept("2026-02-03T20:00", "2026-02-04T04:00");
  await accept("2026-02-05T20:00", "2026-02-06T04:00");
  await accept("2026-02-07T20:00", "2026-02-08T04:00", { personId: yan.id, status: "offered" });
  await ann.client.shifts.update({ scheduleId, shiftId: changed, version: 1, venue: "Pier 2" });
  const about = { section: "shifts", scheduleId, name: "Night", timeZone: "Europe/Zurich" };
  const at = (start: string) => ({ start, due: start });
  assert.deepEqual(await toDos(), [
    { ...about, kind: "changed-shift", id: changed, ...at("2026-02-03T19:00:00.000Z") },
    { ...about, kind: "offer", id: offered, ...at("2026-02-10T19:00:00.000Z") },
  ]);
  await worker.offers.decline({ scheduleId, shiftId: offered });
  await worker.offers.accept({ scheduleId, shiftId: changed, version: 2 });
  assert.deepEqual(await toDos(), []);
});

test("lists nothing while the portal is paused [P45]", async () => {
  const { boss, xia, accept, worker } = await openWorkers();
  await accept("2026-02-10T20:00", "2026-02-11T04:00", { status: "offered" });
  await boss.client.access.setPortal({ personId: xia.id, portal: "off" });
  const { restriction, nextShift, toDos } = await worker.portal.get({});
  assert.deepEqual([restriction, nextShift, toDos], ["portal.paused", null, []]);
});

test("lists and counts what each domain adds, at most 10", async () => {
  const reportToDos = toDoSource({
    first: (personId) => ({ person: personById(personId) }),
    second: ({ person }) => ({ again: personById(person?.id ?? "") }),
    toDos: ({ again }, now) =>
      Array.from({ length: 12 }, (_, day) => ({
        kind: "report",
        id: `s${day}`,
        name: again?.name ?? "",
        due: now - day,
      })),
  });
  const { worker } = await openWorkers({ domains: [{ name: "bells", toDos: [reportToDos] }] });
  const { toDos, cards } = await worker.portal.get({});
  assert.deepEqual(
    toDos.map(({ id }) => id),
    Array.from({ length: 10 }, (_, place) => `s${11 - place}`),
  );
  assert.equal(toDos[0]?.name, "Xia Worker");
  assert.deepEqual(
    cards?.find(({ section }) => section === "reports"),
    { section: "reports", count: 12 },
  );
});
